package folkmoot.platform.http;

import folkmoot.platform.problem.Overloaded;
import io.vertx.core.buffer.Buffer;

/** Reads a large form into a file, waits until there is memory for what is in it, and hands over. */
final class FormReading {

    private final Exchange exchange;
    private final Routing.Plain endpoint;
    private final boolean negotiated;
    private final int limit;
    private final String contentType;

    FormReading(Exchange exchange, Routing.Plain endpoint, boolean negotiated) {
        this.exchange = exchange;
        this.endpoint = endpoint;
        this.negotiated = negotiated;
        this.limit = endpoint.body().limit();
        this.contentType = exchange.in().getHeader("Content-Type");
    }

    void begin() {
        exchange.in().pause();
        BodyFile.create(exchange.reception().vertx(), exchange.reception().disk())
                .onComplete(this::receive, failure -> {
                    exchange.in().resume();
                    refuse(failure);
                });
    }

    private void receive(BodyFile file) {
        long deadline = exchange.startTimer();
        var in = exchange.in();
        in.handler(piece -> take(file, piece));
        in.exceptionHandler(_ -> {
            exchange.cancel(deadline);
            file.discard();
        });
        in.endHandler(_ -> {
            exchange.cancel(deadline);
            if (exchange.isAnswered()) {
                file.discard();
            } else {
                file.complete().onComplete(_ -> takeApart(file), this::refuse);
            }
        });
        in.resume();
    }

    private void take(BodyFile file, Buffer piece) {
        if (!exchange.isAnswered() && file.length() + piece.length() > limit) {
            exchange.refuseAndClose(limit);
        } else if (!exchange.isAnswered() && !file.write(piece, exchange.in())) {
            exchange.refuse(new Overloaded("Too many uploads at once; try again in a moment"));
        }
    }

    /** On a thread of its own, and without a turn: whoever waits for memory keeps nobody from being answered. */
    private void takeApart(BodyFile file) {
        exchange.reception().handOver().runAside(() -> {
            try {
                var form = LargeForm.read(
                        file.path(), contentType, exchange.reception().memory());
                onLoop(() -> exchange.handOver(
                        endpoint, () -> exchange.reception().request(exchange.head(), form), negotiated, form::close));
            } catch (RuntimeException problem) {
                onLoop(() -> exchange.refuse(problem));
            } finally {
                file.remove();
            }
        });
    }

    private void onLoop(Runnable work) {
        exchange.context().runOnContext(_ -> work.run());
    }

    /** The disk is full, perhaps. */
    private void refuse(Throwable failure) {
        exchange.refuse(new Overloaded("Uploads cannot be taken at the moment: " + failure.getMessage()));
    }
}
