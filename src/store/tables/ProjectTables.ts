import { foldProject } from '../../core/foldProject';
import type { ProjectId } from '../../core/types';
import type { Contexts } from './Contexts';
import type { History } from './History';
import type { Sql } from './Sql';
import type { PendingFolds } from './PendingFolds';

/** Rows of projects, folded from their events. */
export class ProjectTables {
  constructor(
    private readonly sql: Sql,
    private readonly history: History,
    private readonly contexts: Contexts,
  ) {}

  fold(id: ProjectId, touched: PendingFolds): void {
    const project = foldProject(this.history.ofProject(id));
    if (!project) return;
    const before = this.sql.value<number>('SELECT context_id FROM project WHERE id = ?', id);
    const context = this.contexts.numberOf(project);
    this.sql.run(
      `INSERT INTO project VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET
         repo_url = excluded.repo_url, sub_path = excluded.sub_path, name = excluded.name,
         context_id = excluded.context_id, languages = excluded.languages,
         evidence = excluded.evidence, corrected = excluded.corrected,
         consent = excluded.consent,
         created_at = excluded.created_at, updated_at = excluded.updated_at`,
      ...[id, project.repoUrl, project.subPath, project.name, context],
      JSON.stringify(project.languages),
      JSON.stringify(project.evidence),
      JSON.stringify(project.corrected),
      JSON.stringify(project.consent),
      ...[project.createdAt, project.updatedAt],
    );
    touched.changed.projects = true;
    if (before === context) return;
    touched.changed.contexts = true;
    this.sql.run(
      'UPDATE pattern SET context_id = ?1 WHERE source_id = ?2 AND context_id <> ?1',
      ...[context, id],
    );
  }
}
