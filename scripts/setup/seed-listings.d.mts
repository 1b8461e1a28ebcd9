export function seedListings(databaseUrl: string, count: number, seed?: number): Promise<void>
