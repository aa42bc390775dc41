import type { Store } from './Store';
import type { SimilarityCalculator } from './similarity';
import type { Project, ProjectSimilarity } from './types';

/**
 * Other projects by similarity descending, then name. Projects of one context are equally similar,
 * so contexts are compared and only the best ones' projects are read.
 */
export async function findSimilarProjects(
  store: Store,
  project: Project,
  similarities: SimilarityCalculator,
  { minSimilarity, limit }: { minSimilarity: number; limit: number },
): Promise<ProjectSimilarity[]> {
  const contexts = (await store.projects.contexts())
    .map((context) => ({ context, compared: similarities.compare(project, context) }))
    .filter(({ compared }) => compared.score >= minSimilarity)
    .sort((a, b) => b.compared.score - a.compared.score);
  const similar: ProjectSimilarity[] = [];
  for (const { context, compared } of contexts) {
    const worst = similar[limit - 1];
    if (worst && compared.score < worst.similarityScore) break;
    const { language, framework, domain } = context;
    for (const row of await store.projects.ofContext(context.id, limit + 1, 0)) {
      if (row.id === project.id) continue;
      similar.push({
        projectId: row.id,
        repoUrl: row.repoUrl,
        name: row.name,
        language,
        framework,
        domain,
        similarityScore: compared.score,
        languageMatch: compared.language === 'exact',
        languageRelated: compared.language === 'related',
        frameworkMatch: compared.framework === 'exact',
        frameworkRelated: compared.framework === 'related',
        domainMatch: compared.domain === 'exact',
        domainRelated: compared.domain === 'related',
      });
    }
    similar.sort(bySimilarityThenName);
  }
  return similar.slice(0, limit);
}

function bySimilarityThenName(a: ProjectSimilarity, b: ProjectSimilarity): number {
  return (
    b.similarityScore - a.similarityScore ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.projectId < b.projectId ? -1 : 1)
  );
}
