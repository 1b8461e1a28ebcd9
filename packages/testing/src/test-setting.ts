/** What whoever runs the tests asked for in an environment variable, e.g. more runs of a property. */
export const testSetting = (name: string): string | undefined => process.env[name] || undefined
