package folkmoot.platform.http;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Unsupported;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns query and body into parameters and files. */
final class BodyReading {

    record Read(Parameters parameters, List<Upload> uploads) {}

    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

    private BodyReading() {}

    /** The query wins over the body where both name a thing, as in Rails. */
    static Read read(String query, String contentType, byte[] body, Body kind) {
        var parameters = Parameters.none();
        var uploads = new ArrayList<Upload>();
        if (kind.parameters() && body.length > 0) {
            readBody(contentType, body, parameters, uploads);
        }
        addForm(parameters, query);
        return new Read(parameters, List.copyOf(uploads));
    }

    /** The same for a form that is taken apart already. */
    static Read read(String query, LargeForm form) {
        addForm(form.parameters(), query);
        return new Read(form.parameters(), List.copyOf(form.uploads()));
    }

    private static void readBody(String contentType, byte[] body, Parameters parameters, List<Upload> uploads) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || type.endsWith("+json")) {
            addJson(parameters, body);
        } else if (type.equals("application/x-www-form-urlencoded")) {
            addForm(parameters, new String(body, StandardCharsets.UTF_8));
        } else if (type.equals("multipart/form-data")) {
            addMultipart(parameters, uploads, contentType, body);
        } else {
            throw new Unsupported("Send application/json, a form or multipart/form-data"
                    + (type.isEmpty() ? ", and say which in Content-Type" : "; this was " + printable(type)));
        }
    }

    private static void addJson(Parameters parameters, byte[] body) {
        var node = JsonBodies.read(body);
        if (!node.isObject()) {
            throw Invalid.malformed("The body must be a JSON object");
        }
        parameters.add(node);
    }

    private static void addForm(Parameters parameters, String form) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (var pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Invalid.malformed("A parameter is not valid percent-encoding");
        }
    }

    private static void addMultipart(Parameters parameters, List<Upload> uploads, String contentType, byte[] body) {
        requireBoundary(contentType);
        var whole =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        whole.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        try {
            var decoder = new HttpPostMultipartRequestDecoder(
                    new DefaultHttpDataFactory(false), whole, StandardCharsets.UTF_8);
            try {
                for (var part : decoder.getBodyHttpDatas()) {
                    if (part instanceof FileUpload file) {
                        uploads.add(new Upload(file.getName(), file.getFilename(), file.getContentType(), file.get()));
                    } else if (part instanceof Attribute attribute) {
                        parameters.add(attribute.getName(), attribute.getValue());
                    }
                }
            } finally {
                decoder.destroy();
            }
        } catch (IOException | DecoderException broken) {
            throw Invalid.malformed("The body is not valid multipart/form-data");
        }
    }

    static void requireBoundary(String contentType) {
        if (!BOUNDARY.matcher(contentType).find()) {
            throw Invalid.malformed("multipart/form-data needs a boundary in Content-Type");
        }
    }

    private static String printable(String type) {
        var clean = type.replaceAll("[^a-z0-9/+.-]", "");
        return clean.substring(0, Math.min(clean.length(), 60));
    }
}
