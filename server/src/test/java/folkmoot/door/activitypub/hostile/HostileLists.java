package folkmoot.door.activitypub.hostile;

import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.FollowerDigest;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Outgoing;
import folkmoot.federation.testing.RemotePerson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of followers (FEP-8fcf) that are made to keep us busy; each actor's is read once in five minutes only. */
final class HostileLists {

    private static final String PATH = "/lists/endless";

    private HostileLists() {}

    static List<Hostile> all() {
        return List.of(
                told(
                        "A list of followers without end",
                        10,
                        scene -> scene.town().carol(),
                        HostileLists::endless),
                told("A list of followers that leads to itself", 1, Scene::mallory, HostileLists::circle),
                told("A list of a million followers on one page", 1, Scene::dora, HostileLists::million));
    }

    private static Hostile told(
            String name, int requests, Function<Scene, RemotePerson> by, Function<URI, Function<String, String>> list) {
        return new Hostile(name, 202, requests, scene -> {
            var actor = by.apply(scene);
            var at = actor.uri(PATH);
            var home = actor == scene.dora() ? scene.third() : scene.remote();
            home.on(
                    PATH,
                    request -> request.response()
                            .putHeader("content-type", Scene.TYPE)
                            .end(list.apply(at).apply(request.getParam("page"))));
            return says(scene, actor, at);
        });
    }

    /** An activity without effect, with a header that tells of another list than ours. */
    private static int says(Scene scene, RemotePerson actor, URI list) {
        var followers = actor.actor().endpoints().followers().orElseThrow();
        var claim = new CollectionSynchronization(followers, list, FollowerDigest.of(List.of(list)));
        var body = ("{\"id\":\"%s/lists\",\"type\":\"View\",\"actor\":\"%s\",\"object\":\"%s\"}"
                        .formatted(actor.id(), actor.id(), scene.uri("$POST")))
                .getBytes(StandardCharsets.UTF_8);
        var more = Map.of(CollectionSynchronization.HEADER, claim.header());
        var outgoing = Outgoing.post(scene.inbox(), Digests.sha256Base64(body), Scene.TYPE)
                .with(more);
        var headers =
                new HashMap<>(RequestSigner.headers(RequestSigner.Scheme.CAVAGE, outgoing, actor.key(), Instant.now()));
        headers.putAll(more);
        return scene.post(body, headers);
    }

    private static Function<String, String> endless(URI list) {
        return page -> {
            int number = page == null ? 0 : Integer.parseInt(page);
            var at = number == 0 ? list.toString() : list + "?page=" + number;
            return page(at, list + "?page=" + (number + 1), "\"https://here.example/users/" + number + "\"");
        };
    }

    private static Function<String, String> circle(URI list) {
        return _ -> page(list.toString(), list.toString(), "");
    }

    private static Function<String, String> million(URI list) {
        var items = IntStream.range(0, 1_000_000).mapToObj(_ -> "\"x\"").collect(Collectors.joining(","));
        return _ -> page(list.toString(), list.toString(), items);
    }

    private static String page(String at, String next, String items) {
        return "{\"id\":\"%s\",\"type\":\"OrderedCollectionPage\",\"next\":\"%s\",\"orderedItems\":[%s]}"
                .formatted(at, next, items);
    }
}
