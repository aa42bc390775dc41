import type { ApplicationApi } from './ApplicationApi';
import type { EngineChange, EngineOptions } from './EngineOptions';
import type { LearningApi } from './LearningApi';
import type { LibraryApi } from './LibraryApi';
import type { MiningApi } from './MiningApi';
import type { ObservationApi } from './ObservationApi';
import type { PatternApi } from './PatternApi';
import type { ProfileApi } from './ProfileApi';
import type { RunApi } from './RunApi';
import type { SiteApi } from './SiteApi';
import type { SuggestionApi } from './SuggestionApi';
import type { TemplateApi } from './TemplateApi';

/**
 * Everything that the editor's thread may ask of the engine. All of it crosses a thread: one
 * argument, a structured-clonable answer, and a signal where the work is long. Errors of
 * `core/errors.ts` arrive as `EngineError` with their code; cancellation rejects with an `AbortError`.
 * `folder` is always the absolute path of an open workspace folder.
 */
export interface EngineApi
  extends
    ProfileApi,
    LearningApi,
    MiningApi,
    SuggestionApi,
    SiteApi,
    ApplicationApi,
    ObservationApi,
    RunApi,
    PatternApi,
    TemplateApi,
    LibraryApi {
  /** Opens the library; the first call. */
  start(options: EngineOptions): Promise<void>;
  /** Takes over changed settings, folders or trust. */
  configure(change: Partial<EngineChange>): Promise<void>;
  /** Looks for what other windows recorded; true if there was anything. */
  poll(): Promise<boolean>;
  /** A method of the learning core, as other extensions call it; arguments are validated. */
  callCore(params: { method: string; args: unknown[] }, signal?: AbortSignal): Promise<unknown>;
}
