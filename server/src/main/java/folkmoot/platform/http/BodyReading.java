package folkmoot.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.TooLarge;
import folkmoot.platform.problem.Unsupported;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Reads one body on the event loop: up to the route's limit, in its time, and while there is room. Vert.x takes forms apart as
 * they come; their files stand on the disk until it is their turn.
 */
final class BodyReading {

    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

    private final Exchange exchange;
    private final Reception reception;
    private final HttpServerRequest in;
    private final Routing.Route route;
    private final boolean negotiated;
    private final String type;
    private final boolean form;
    private final FormFiles files;
    private final Buffer body = Buffer.buffer();
    private final AtomicInteger memory = new AtomicInteger();
    private int length;
    private boolean readable = true;

    BodyReading(Exchange exchange, Routing.Route route, boolean negotiated) {
        this.exchange = exchange;
        this.reception = exchange.reception();
        this.in = exchange.in();
        this.route = route;
        this.negotiated = negotiated;
        var named = in.getHeader("Content-Type");
        this.type = named == null ? "" : named.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        this.form = route.body().parameters() && hasBody() && isForm() && route.method() != HttpMethod.GET;
        this.files = new FormFiles(
                in, reception.handOver()::runAside, reception.settings().uploads());
    }

    void begin() {
        if (exchange.isUpgrade()) {
            in.pause();
            handOver(List.of());
            return;
        }
        if (announced() > route.body().limit()) {
            tooLarge();
            return;
        }
        long deadline =
                hasBody() ? exchange.after(reception.settings().slowest().body(), this::abandon) : -1;
        if (form) {
            takeApart();
        }
        in.handler(this::take);
        in.exceptionHandler(failure -> {
            if (failure instanceof DecoderException) {
                readable = false; // told at the end, as it may be too large besides
            } else {
                exchange.cancel(deadline);
            }
            giveUp();
        });
        in.endHandler(_ -> {
            exchange.cancel(deadline);
            if (!exchange.isAnswered()) {
                complete();
            }
        });
    }

    private void takeApart() {
        if (type.startsWith("multipart/")
                && !BOUNDARY.matcher(in.getHeader("Content-Type")).find()) {
            refuse(Invalid.malformed("multipart/form-data needs a boundary in Content-Type"));
            return;
        }
        try {
            in.setExpectMultipart(true).uploadHandler(this::take);
        } catch (RuntimeException unreadable) {
            refuse(Invalid.malformed("The body is not valid " + type));
        }
    }

    private void take(HttpServerFileUpload file) {
        if (exchange.isAnswered() || !readable) {
            return;
        }
        if (files.areMany()) {
            refuse(Invalid.malformed("Too many files at once"));
        } else {
            files.add(file);
        }
    }

    private void take(Buffer piece) {
        if (exchange.isAnswered()) {
            return;
        }
        length += piece.length();
        if (length > route.body().limit()) {
            tooLarge();
        } else if (route.body().limit() > Body.DEFAULT.limit() && readable && !hasRoom()) {
            refuse(new Overloaded("Too many uploads at once; try again in a moment"));
        } else if (!form) {
            body.appendBuffer(piece);
        }
    }

    /** What is in files takes room on the disk, all else in memory. */
    private boolean hasRoom() {
        int missing = Math.max(0, length - files.length() - memory.get());
        if (!reception.memory().take(missing)) {
            return false;
        }
        memory.addAndGet(missing);
        return files.takeRoom(reception.disk());
    }

    private void complete() {
        if (!readable || !files.areWhole()) {
            refuse(Invalid.malformed("The body is not valid " + type));
        } else if (files.areNone()) {
            handOver(List.of());
        } else {
            reception.handOver().runAside(this::readFiles);
        }
    }

    /** On a thread of its own, and without a turn: whoever waits for memory keeps nobody from being answered. */
    private void readFiles() {
        try {
            var uploads = files.read(reception.memory(), memory);
            files.discard(reception.disk());
            exchange.onLoop(() -> handOver(uploads));
        } catch (RuntimeException | OutOfMemoryError problem) {
            exchange.onLoop(() -> refuse(problem));
        }
    }

    private void handOver(List<Upload> uploads) {
        exchange.handOver(route.handler(), () -> request(uploads), negotiated, this::giveUp);
    }

    private Request request(List<Upload> uploads) {
        var bytes = body.getBytes();
        var parameters = route.body().parameters() && bytes.length > 0 ? json(bytes) : Parameters.none();
        if (form) {
            in.formAttributes().forEach((name, value) -> parameters.add(name, value));
        }
        return exchange.request().complete(bytes, parameters, uploads);
    }

    private Parameters json(byte[] bytes) {
        if (!type.equals("application/json") && !type.endsWith("+json")) {
            throw new Unsupported("Send application/json, a form or multipart/form-data"
                    + (type.isEmpty() ? ", and say which in Content-Type" : "; this was " + printable(type)));
        }
        if (JsonBodies.read(bytes) instanceof ObjectNode object) {
            return Parameters.of(object);
        }
        throw Invalid.malformed("The body must be a JSON object");
    }

    private void abandon() {
        if (!exchange.isAnswered()) {
            closeAfterwards();
            exchange.refuse(408, "The body of this request came too slowly");
            giveUp();
            if (in.version() != HttpVersion.HTTP_2) {
                exchange.onLoop(() -> in.connection().close()); // when the answer is written
            }
        }
    }

    private void tooLarge() {
        closeAfterwards();
        refuse(new TooLarge("The body is larger than " + route.body().limit() + " bytes"));
    }

    private void refuse(Throwable problem) {
        exchange.refuse(problem);
        giveUp();
    }

    /** The rest of the body is not worth reading; on HTTP/2 the other requests of the connection go on. */
    private void closeAfterwards() {
        if (in.version() != HttpVersion.HTTP_2) {
            in.response().putHeader("Connection", "close");
        }
    }

    /** Gives back what this body holds; more than once does nothing. */
    private void giveUp() {
        reception.memory().giveBack(memory.getAndSet(0));
        files.discard(reception.disk());
    }

    private boolean isForm() {
        return type.equals("multipart/form-data") || type.equals("application/x-www-form-urlencoded");
    }

    private boolean hasBody() {
        return announced() > 0 || in.getHeader("Transfer-Encoding") != null || in.version() == HttpVersion.HTTP_2;
    }

    private long announced() {
        var announced = in.getHeader("Content-Length");
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException absurd) {
            return Long.MAX_VALUE;
        }
    }

    private static String printable(String type) {
        var clean = type.replaceAll("[^a-z0-9/+.-]", "");
        return clean.substring(0, Math.min(clean.length(), 60));
    }
}
