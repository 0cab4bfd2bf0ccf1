package folkmoot.platform.trace;

import folkmoot.platform.problem.Problem;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Spans that go to a collector in batches. When it is away or slow they are thrown away; nobody waits for it. */
final class SentTraces implements Traces {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 4_096;
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("folkmoot.outcome");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param endpoint where the collector takes traces, such as {@code http://127.0.0.1:4318/v1/traces} */
    SentTraces(URI endpoint) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(PATIENCE)
                .setRetryPolicy(null)
                .build();
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "folkmoot")))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build();
        this.tracer = provider.get("folkmoot");
    }

    @Override
    public <T> T within(Work work, String name, Supplier<T> doing, Function<? super T, String> outcome) {
        var span = started(work, name);
        try (var _ = span.makeCurrent()) {
            var done = doing.get();
            ended(span, work, outcome.apply(done));
            return done;
        } catch (RuntimeException | StackOverflowError problem) {
            failed(span, problem);
            throw problem;
        } finally {
            span.end();
        }
    }

    private Span started(Work work, String name) {
        return switch (work) {
            case REQUEST ->
                tracer.spanBuilder(name)
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute(METHOD, name.substring(0, name.indexOf(' ')))
                        .setAttribute(ROUTE, name.substring(name.indexOf(' ') + 1))
                        .startSpan();
            case JOB -> tracer.spanBuilder("job " + name).setNoParent().startSpan();
            case DELIVERY ->
                tracer.spanBuilder("deliver " + name)
                        .setNoParent()
                        .setSpanKind(SpanKind.CLIENT)
                        .startSpan();
            case ACTIVITY ->
                tracer.spanBuilder("receive " + name)
                        .setNoParent()
                        .setSpanKind(SpanKind.CONSUMER)
                        .startSpan();
        };
    }

    private static void ended(Span span, Work work, String outcome) {
        if (work == Work.REQUEST) {
            long status = Long.parseLong(outcome);
            span.setAttribute(STATUS, status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
        } else if (!outcome.isEmpty()) {
            span.setAttribute(OUTCOME, outcome);
        }
    }

    /** By its class alone: what it says may name somebody. A problem of the caller is no fault. */
    private static void failed(Span span, Throwable problem) {
        span.setAttribute(ERROR, problem.getClass().getSimpleName());
        if (!(problem instanceof Problem)) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
