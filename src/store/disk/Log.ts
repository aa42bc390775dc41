/** Where the store says what nobody awaits: damage that was met, work that must be repeated. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, error?: unknown) => void;
