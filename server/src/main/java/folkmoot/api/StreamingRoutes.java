package folkmoot.api;

import folkmoot.http.EventStream;
import folkmoot.http.EventStreamHandler;
import folkmoot.http.JsonBodies;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.http.WebSocketConnection;
import folkmoot.http.WebSocketHandler;
import folkmoot.problem.Forbidden;
import folkmoot.problem.Invalid;
import folkmoot.problem.Problem;
import folkmoot.problem.Unauthorized;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Client API, streaming: one WebSocket for many streams, or one stream of server-sent events each. */
public final class StreamingRoutes {

    private static final int MOST_STREAMS = 100;

    private final Authentication authentication;
    private final StreamingHub hub;

    public StreamingRoutes(Authentication authentication, StreamingHub hub) {
        this.authentication = authentication;
        this.hub = hub;
    }

    public void register(Routing routing) {
        routing.webSocket("/api/v1/streaming", this::admit)
                .get("/api/v1/streaming/health", _ -> Response.text("OK"))
                .sse("/api/v1/streaming/user", events("user"))
                .sse("/api/v1/streaming/user/notification", events("user:notification"))
                .sse("/api/v1/streaming/public", events("public"))
                .sse("/api/v1/streaming/public/local", events("public:local"))
                .sse("/api/v1/streaming/public/remote", events("public:remote"))
                .sse("/api/v1/streaming/hashtag", events("hashtag"))
                .sse("/api/v1/streaming/hashtag/local", events("hashtag:local"))
                .sse("/api/v1/streaming/direct", events("direct"));
    }

    private EventStreamHandler events(String name) {
        return request -> {
            var viewer = authentication.require(request, "read:statuses", "read:notifications");
            var channel = Channel.asked(name, request.parameter("tag"), request.flag("only_media"), viewer.account());
            requireScope(viewer, channel);
            return new EventSubscription(channel);
        };
    }

    private final class EventSubscription implements EventStreamHandler.Subscription {

        private final Channel channel;
        private Consumer<StreamingHub.Frame> listener = _ -> {};

        private EventSubscription(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void opened(EventStream stream) {
            listener = frame -> stream.send(frame.event(), frame.payload());
            hub.listen(channel, listener);
        }

        @Override
        public void closed() {
            hub.leave(channel, listener);
        }
    }

    private WebSocketHandler.Conversation admit(Request request) {
        var secret = request.header("Sec-WebSocket-Protocol")
                .map(String::strip)
                .filter(protocol -> !protocol.isEmpty())
                .or(() -> Authentication.secret(request))
                .orElseThrow(() -> new Unauthorized("Missing access token"));
        var viewer = authentication.require(secret, "read:statuses", "read:notifications");
        var first = request.parameter("stream").filter(name -> !name.isEmpty()).map(name -> {
            var channel = Channel.asked(name, request.parameter("tag"), request.flag("only_media"), viewer.account());
            requireScope(viewer, channel);
            return channel;
        });
        return new Conversation(viewer, first);
    }

    private static void requireScope(Viewer viewer, Channel channel) {
        if (!viewer.scopes().covers(channel.scope())) {
            throw new Forbidden("This action is outside the authorized scopes");
        }
    }

    /** One WebSocket and the streams it listens to. */
    private final class Conversation implements WebSocketHandler.Conversation {

        private final Viewer viewer;
        private final Optional<Channel> first;
        private final Map<Channel, Consumer<StreamingHub.Frame>> streams = new ConcurrentHashMap<>();
        private WebSocketConnection connection;

        private Conversation(Viewer viewer, Optional<Channel> first) {
            this.viewer = viewer;
            this.first = first;
        }

        @Override
        public void opened(WebSocketConnection opened) {
            connection = opened;
            first.ifPresent(this::subscribe);
        }

        @Override
        public void received(String text) {
            try {
                var message = JsonBodies.read(text.getBytes(StandardCharsets.UTF_8));
                var channel = Channel.asked(
                        message.path("stream").asText(),
                        Optional.ofNullable(message.path("tag").textValue()),
                        message.path("only_media").asBoolean(),
                        viewer.account());
                requireScope(viewer, channel);
                switch (message.path("type").asText()) {
                    case "subscribe" -> subscribe(channel);
                    case "unsubscribe" -> unsubscribe(channel);
                    default -> throw Invalid.malformed("Unknown message type");
                }
            } catch (Problem problem) {
                connection.send(json(Map.of("error", problem.getMessage(), "status", 400)));
            }
        }

        private void subscribe(Channel channel) {
            if (streams.size() >= MOST_STREAMS) {
                throw Invalid.malformed("Too many streams on one connection");
            }
            streams.computeIfAbsent(channel, _ -> {
                Consumer<StreamingHub.Frame> listener = this::send;
                hub.listen(channel, listener);
                return listener;
            });
        }

        private void unsubscribe(Channel channel) {
            var listener = streams.remove(channel);
            if (listener != null) {
                hub.leave(channel, listener);
            }
        }

        private void send(StreamingHub.Frame frame) {
            var message = new LinkedHashMap<String, Object>();
            message.put("stream", frame.stream());
            message.put("event", frame.event());
            message.put("payload", frame.payload());
            connection.send(json(message));
        }

        @Override
        public void closed() {
            streams.keySet().forEach(this::unsubscribe);
        }
    }

    private static String json(Object value) {
        return new String(JsonBodies.write(value), StandardCharsets.UTF_8);
    }
}
