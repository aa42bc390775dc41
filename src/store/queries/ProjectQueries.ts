import type {
  KnownProjects,
  Page,
  PageRequest,
  NumberedContext,
  ProjectRow,
} from '../../core/Store';
import type { Project, ProjectId, ProposalId, RecordedProposal } from '../../core/types';
import { pageOf, startOf } from './cursor';
import { timeIn } from '../journal/position';
import type { Sql } from '../tables/Sql';

interface Row {
  id: ProjectId;
  repo_url: string;
  sub_path: string;
  name: string;
  language: string | null;
  framework: string | null;
  domain: string | null;
  languages: string;
  evidence: string;
  corrected: string;
  consent: string;
  created_at: number;
  updated_at: number;
}

const COLUMNS = `project.id, repo_url, sub_path, name, language, framework, domain, languages,
  evidence, corrected, consent, created_at, updated_at`;

/** Reads projects and proposals. */
export class ProjectQueries implements KnownProjects {
  private known: NumberedContext[] | undefined;

  constructor(private readonly sql: Sql) {}

  async get(id: ProjectId): Promise<Project | undefined> {
    const row = this.sql.row<Row>(
      `SELECT ${COLUMNS} FROM project JOIN context ON context.id = context_id WHERE project.id = ?`,
      id,
    );
    return row && toProject(row);
  }

  async list(page: PageRequest): Promise<Page<Project>> {
    const [name, id] = startOf<[string, string]>(page, ['string', 'string']) ?? ['', ''];
    const rows = this.sql.rows<Row>(
      `SELECT ${COLUMNS} FROM project JOIN context ON context.id = context_id
       WHERE (name, project.id) > (?, ?) ORDER BY name, project.id LIMIT ?`,
      ...[name, id, page.limit + 1],
    );
    return pageOf(rows, page, (row) => [row.name, row.id], toProject);
  }

  async contexts(): Promise<NumberedContext[]> {
    this.known ??= this.sql.rows<NumberedContext>(
      `SELECT id, language, framework, domain FROM context
       WHERE EXISTS (SELECT 1 FROM project WHERE context_id = context.id) ORDER BY key`,
    );
    return [...this.known];
  }

  async ofContext(contextId: number, limit: number, offset: number): Promise<ProjectRow[]> {
    return this.sql.rows<ProjectRow>(
      `SELECT id, repo_url AS repoUrl, name FROM project
       WHERE context_id = ? ORDER BY name, id LIMIT ? OFFSET ?`,
      ...[contextId, limit, offset],
    );
  }

  async proposal(id: ProposalId): Promise<RecordedProposal | undefined> {
    const recordings = this.sql.rows<{ body: string; position: string }>(
      'SELECT body, position FROM proposal WHERE id = ? ORDER BY position',
      id,
    );
    const [first, last] = [recordings[0], recordings.at(-1)];
    if (!first || !last) return undefined;
    const body = JSON.parse(last.body) as Omit<RecordedProposal, 'id' | 'recordedAt'>;
    return { id, ...body, recordedAt: timeIn(first.position) };
  }

  /** After projects were added or their contexts changed. */
  forget(): void {
    this.known = undefined;
  }
}

function toProject(row: Row): Project {
  return {
    id: row.id,
    repoUrl: row.repo_url,
    subPath: row.sub_path,
    name: row.name,
    language: row.language,
    framework: row.framework,
    domain: row.domain,
    languages: JSON.parse(row.languages) as Project['languages'],
    evidence: JSON.parse(row.evidence) as Project['evidence'],
    corrected: JSON.parse(row.corrected) as Project['corrected'],
    consent: JSON.parse(row.consent) as Project['consent'],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
