// `@apollo/gateway` reports home by default, and asks its surroundings where it runs. It reads this while it loads,
// so this file is imported before it.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
