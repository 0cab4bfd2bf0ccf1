package folkmoot.federation.testing;

import folkmoot.federation.vocabulary.Origins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Posts bytes over plain http to this machine with exactly the given headers, as no well-behaved client would. */
final class RawPost {

    private RawPost() {}

    static int send(URI uri, byte[] body, Map<String, String> headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Origins.port(uri))) {
            socket.setSoTimeout(20_000);
            var head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (headers.keySet().stream().noneMatch("host"::equalsIgnoreCase)) {
                head.append("host: ").append(Origins.authority(uri)).append("\r\n");
            }
            head.append("content-length: ").append(body.length).append("\r\nconnection: close\r\n\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException closedEarly) {
                // the server may refuse before it has read everything; its answer says why
            }
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var line = in.readLine();
            if (line == null) {
                throw new IOException("no answer");
            }
            return Integer.parseInt(line.split(" ")[1]);
        }
    }
}
