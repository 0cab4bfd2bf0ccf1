/**
 * Where time goes, for whoever looks for it with OpenTelemetry: a span for each request, job, delivery and incoming activity.
 * Off unless {@code traces.endpoint} is set; then nothing of it is loaded. No span says who somebody is or where they are.
 */
package folkmoot.platform.trace;
