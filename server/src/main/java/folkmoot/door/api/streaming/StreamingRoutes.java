package folkmoot.door.api.streaming;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.platform.http.Conversation;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.Unauthorized;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Client API, streaming: one WebSocket for many streams, or one stream of server-sent events each. */
public final class StreamingRoutes {

    private static final int MOST_STREAMS = 100;
    private static final int POLICY_VIOLATION = 1008;

    private final Authentication authentication;
    private final StreamingHub hub;
    private final BiPredicate<AccountId, Long> owns;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();

    /** @param owns whether a list is somebody's */
    public StreamingRoutes(Authentication authentication, StreamingHub hub, BiPredicate<AccountId, Long> owns) {
        this.authentication = authentication;
        this.hub = hub;
        this.owns = owns;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/streaming", this::admit)
                .get("/api/v1/streaming/health", _ -> Response.text("OK"))
                .get("/api/v1/streaming/user", events("user"))
                .get("/api/v1/streaming/user/notification", events("user:notification"))
                .get("/api/v1/streaming/public", events("public"))
                .get("/api/v1/streaming/public/local", events("public:local"))
                .get("/api/v1/streaming/public/remote", events("public:remote"))
                .get("/api/v1/streaming/list", events("list"))
                .get("/api/v1/streaming/hashtag", events("hashtag"))
                .get("/api/v1/streaming/hashtag/local", events("hashtag:local"))
                .get("/api/v1/streaming/direct", events("direct"));
    }

    private Handler events(String name) {
        return request -> {
            var viewer = authentication.require(request, "read:statuses", "read:notifications");
            var secret = Authentication.secret(request).orElseThrow();
            var channel = channel(viewer, name, place(name, request), request.flag("only_media"));
            return Response.events(new EventSubscription(viewer, secret, channel));
        };
    }

    private static Optional<String> place(String name, Request request) {
        return request.parameter(name.equals("list") ? "list" : "tag");
    }

    /** The stream asked for. Problems: 400 for an unknown one, 401 for somebody else's list, 403 for a missing scope. */
    private Channel channel(Viewer viewer, String name, Optional<String> place, boolean onlyMedia) {
        var channel = Channel.asked(name, place, onlyMedia, viewer.account());
        requireScope(viewer, channel);
        if (channel.isList()
                && !owns.test(viewer.account(), Long.parseLong(channel.tag().orElseThrow()))) {
            throw new Unauthorized("Not authorized to stream this list");
        }
        return channel;
    }

    private static StreamingHub.Listener listener(Viewer viewer, Consumer<StreamingHub.Frame> to) {
        return new StreamingHub.Listener(viewer.account(), viewer.scopes().covers("read:notifications"), to);
    }

    private final class EventSubscription implements Conversation {

        private final Viewer viewer;
        private final String secret;
        private final Channel channel;
        private StreamingHub.Listener listener;
        private Runnable unwatch = () -> {};

        private EventSubscription(Viewer viewer, String secret, Channel channel) {
            this.viewer = viewer;
            this.secret = secret;
            this.channel = channel;
        }

        @Override
        public void opened(Connection stream) {
            listener = listener(
                    viewer,
                    frame -> stream.send(Conversation.event(
                            frame.event(), Optional.ofNullable(frame.payload()).orElse(""))));
            hub.listen(channel, listener);
            unwatch = watch(secret, () -> stream.close(POLICY_VIOLATION, "The access token was revoked"));
        }

        @Override
        public void closed() {
            unwatch.run();
            if (listener != null) {
                hub.leave(channel, listener);
            }
        }
    }

    /** An open connection and the token that opened it. */
    private record Watched(String secret, Runnable close) {}

    private Runnable watch(String secret, Runnable close) {
        var watched = new Watched(secret, close);
        open.add(watched);
        return () -> open.remove(watched);
    }

    /** Closes what was opened with a token that is no longer live, or whose user may not use it any more. */
    public void recheck() {
        for (var watched : open) {
            try {
                authentication.require(watched.secret(), "read:statuses", "read:notifications");
            } catch (Problem _) {
                watched.close().run();
            }
        }
    }

    private Response admit(Request request) {
        var secret = request.header("Sec-WebSocket-Protocol")
                .map(String::strip)
                .filter(protocol -> !protocol.isEmpty())
                .or(() -> Authentication.secret(request))
                .orElseThrow(() -> new Unauthorized("Missing access token"));
        var viewer = authentication.require(secret, "read:statuses", "read:notifications");
        var first = request.parameter("stream")
                .filter(name -> !name.isEmpty())
                .map(name -> channel(viewer, name, place(name, request), request.flag("only_media")));
        return Response.webSocket(new ManyStreams(viewer, secret, first));
    }

    private static void requireScope(Viewer viewer, Channel channel) {
        if (!viewer.scopes().covers(channel.scope())) {
            throw new Forbidden("This action is outside the authorized scopes");
        }
    }

    /** One WebSocket and the streams it listens to. */
    private final class ManyStreams implements Conversation {

        private final Viewer viewer;
        private final String secret;
        private final Optional<Channel> first;
        private Runnable unwatch = () -> {};
        private final Map<Channel, StreamingHub.Listener> streams = new ConcurrentHashMap<>();
        private Connection connection;

        private ManyStreams(Viewer viewer, String secret, Optional<Channel> first) {
            this.viewer = viewer;
            this.secret = secret;
            this.first = first;
        }

        @Override
        public void opened(Connection opened) {
            connection = opened;
            unwatch = watch(secret, () -> opened.close(POLICY_VIOLATION, "The access token was revoked"));
            first.ifPresent(this::subscribe);
        }

        @Override
        public void received(String text) {
            try {
                var message = JsonBodies.read(text.getBytes(StandardCharsets.UTF_8));
                var name = message.path("stream").asText();
                var channel = channel(
                        viewer,
                        name,
                        Optional.of(message.path(name.equals("list") ? "list" : "tag")
                                        .asText())
                                .filter(place -> !place.isEmpty()),
                        message.path("only_media").asBoolean());
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
                var listener = listener(viewer, this::send);
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
            if (frame.payload() != null) {
                message.put("payload", frame.payload());
            }
            connection.send(json(message));
        }

        @Override
        public void closed() {
            unwatch.run();
            streams.keySet().forEach(this::unsubscribe);
        }
    }

    private static String json(Object value) {
        return new String(JsonBodies.write(value), StandardCharsets.UTF_8);
    }
}
