/** Next calls this once in every process that will answer requests, and waits for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  // The names are OpenTelemetry's own; without an address nobody listens, and nothing is loaded.
  if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT || process.env.VERCEL_OTEL_ENDPOINTS) {
    const { registerOTel } = await import('@vercel/otel')
    // Of what a caller sends, the trace alone is taken up: baggage may be of any length (CVE-2026-54285).
    registerOTel({ serviceName: process.env.OTEL_SERVICE_NAME || 'lectern', propagators: ['tracecontext'] })
  }
  const { start } = await import('@/lib/start')
  await start()
}
