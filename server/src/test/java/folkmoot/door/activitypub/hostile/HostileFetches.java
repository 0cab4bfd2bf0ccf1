package folkmoot.door.activitypub.hostile;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Activities of carol's that make us read something, which is then not what it should be. */
final class HostileFetches {

    private static final String ANNOUNCE =
            "{'id':'$THERE/x/$N','type':'Announce','actor':'$CAROL','object':'%s','to':'$PUBLIC'}";
    private static final String NOTE =
            "{'id':'$THERE/f/$N','type':'Note','attributedTo':'$CAROL','content':'x','to':'$PUBLIC'}";

    private HostileFetches() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        objects(all);
        addresses(all);
        answers(all);
        circles(all);
        brokenOff(all);
        return all;
    }

    private static void objects(List<Hostile> all) {
        all.add(served("A boost of a post with the id of another", 2, NOTE.replace("/f/$N", "/f/other-$N")));
        all.add(served(
                "A boost of a post with an id on another server", 2, NOTE.replace("$THERE/f/$N", "$THIRD/f/$N")));
        all.add(served("A boost of a post with an id on our server", 2, NOTE.replace("$THERE/f/$N", "$HERE/f/$N")));
        all.add(served("A boost of a post without an id", 1, NOTE.replace("'id':'$THERE/f/$N',", "")));
        all.add(served("A boost of a post whose author is on another server", 2, NOTE.replace("$CAROL", "$DORA")));
        all.add(served("A boost of a post whose author is one of ours", 1, NOTE.replace("$CAROL", "$ALICE")));
        all.add(served(
                "A boost of a post whose author is on a blocked server",
                1,
                NOTE.replace("$CAROL", "$BLOCKED/users/someone")));
        all.add(served(
                "A boost of a post whose author does not exist", 5, NOTE.replace("$CAROL", "$THERE/users/ghost$N")));
        all.add(served("A boost of a post of nobody", 1, NOTE.replace("'attributedTo':'$CAROL',", "")));
        all.add(served(
                "A boost of a person",
                2,
                "{'id':'$THERE/f/$N','type':'Person','preferredUsername':'x','inbox':'$THERE/i'}"));
        all.add(served("A boost of a tombstone", 1, "{'id':'$THERE/f/$N','type':'Tombstone'}"));
        all.add(served("A boost of a zebra", 1, "{'id':'$THERE/f/$N','type':'Zebra','attributedTo':'$CAROL'}"));
        all.add(served(
                "A boost of a collection", 1, "{'id':'$THERE/f/$N','type':'Collection','items':['$THERE/f/$N']}"));
        all.add(served(
                "A boost of a post with two contents",
                1,
                NOTE.replace("'content':'x'", "'content':'x','content':'y'")));
        all.add(served("A boost of a post with @included", 1, NOTE.replace("'content'", "'@included':[],'content'")));
        all.add(served(
                "A boost of a post 70 levels deep",
                1,
                NOTE.replace("'content'", "'x':" + "[".repeat(70) + "]".repeat(70) + ",'content'")));
        all.add(served("A boost of a post of two megabytes", 1, NOTE.replace("'x'", "'" + "x".repeat(2 << 20) + "'")));
        all.add(served("A boost of a list", 1, "[" + NOTE + "]"));
        for (var type : List.of(
                "text/html",
                "text/plain",
                "application/json",
                "application/ld+json",
                "image/jpeg",
                "application/octet-stream",
                "application/xml",
                "")) {
            all.add(announcing(
                    "A boost of a post of the media type '" + type + "'",
                    1,
                    "$THERE/f/$N",
                    scene -> scene.serve("/f/$N", type, NOTE)));
        }
        all.add(new Hostile(
                "A boost that carries a forged post of dora's",
                202,
                1,
                scene -> scene.carolSends(
                        "{'id':'$THERE/x/$N','type':'Announce','actor':'$CAROL','object':{'id':'$THIRD/n/$N','type':'Note',"
                            + "'attributedTo':'$DORA','content':'forged','to':'$PUBLIC'}}")));
    }

    private static void addresses(List<Hostile> all) {
        for (var object : List.of(
                "http://10.0.0.1/n",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00::1]/n",
                "http://metadata.internal/n",
                "file:///etc/passwd",
                "ftp://elsewhere.localhost/n",
                "data:application/activity+json,{}",
                "$BLOCKED/n",
                "$HERE/users/alice/statuses/404",
                "$SECRET",
                "$ALICE")) {
            all.add(announcing("A boost of " + object, 0, object, _ -> {}));
        }
        for (var to : List.of(
                "http://10.0.0.1/n", "http://192.168.0.1/n", "file:///etc/passwd", "$BLOCKED/n", "/f/$N", "//", "::")) {
            all.add(announcing(
                    "A boost of a post that redirects to " + to,
                    5,
                    "$THERE/f/$N",
                    scene -> scene.remote()
                            .on(
                                    scene.text("/f/$N"),
                                    request -> request.response()
                                            .setStatusCode(302)
                                            .putHeader("location", scene.text(to))
                                            .end())));
        }
        all.add(announcing("A boost of a post behind four redirects", 5, "$THERE/f/$N-0", scene -> {
            for (int i = 0; i < 4; i++) {
                scene.remote().redirects(scene.text("/f/$N-" + i), scene.uri("$THERE/f/$N-" + (i + 1)));
            }
            scene.serve("/f/$N-4", Scene.TYPE, NOTE.replace("/f/$N", "/f/$N-4"));
        }));
        all.add(announcing(
                "A boost of a post that redirects to the same id elsewhere",
                2,
                "$THERE/f/$N",
                scene -> scene.remote().redirects(scene.text("/f/$N"), URI.create(scene.text("$THIRD/f/$N")))));
    }

    private static void answers(List<Hostile> all) {
        for (var status : List.of(201, 204, 304, 400, 401, 403, 404, 405, 406, 410, 418, 451)) {
            all.add(announcing(
                    "A boost of a post that answers " + status,
                    2,
                    "$THERE/f/$N",
                    scene -> scene.remote().answers(scene.text("/f/$N"), status)));
        }
        all.add(announcing(
                "A boost of a post that is packed",
                1,
                "$THERE/f/$N",
                scene -> scene.remote()
                        .on(
                                scene.text("/f/$N"),
                                request -> request.response()
                                        .putHeader("content-type", Scene.TYPE)
                                        .putHeader("content-encoding", "gzip")
                                        .end("\u001f\u008b\u0008"))));
    }

    private static void circles(List<Hostile> all) {
        all.add(announcing("A boost of itself", 2, "$THERE/x/$N", _ -> {}));
        all.add(served(
                "A boost of a boost of the boost",
                2,
                "{'id':'$THERE/f/$N','type':'Announce','actor':'$CAROL','object':'$THERE/x/$N'}"));
        all.add(Hostile.idle(
                "Boosts inside boosts",
                2,
                "{'id':'$THERE/x/$N','type':'Announce','actor':'$CAROL','object':"
                        + "{'id':'$THERE/y','type':'Announce','actor':'$CAROL','object':".repeat(20)
                        + "'$THERE/x/$N'" + "}".repeat(21)));
        all.add(Hostile.idle(
                "Somebody who is no group announces a like",
                1,
                "{'id':'$THERE/x/$N','type':'Announce','actor':'$CAROL','object':"
                        + "{'id':'$THIRD/l','type':'Like','actor':'$DORA','object':'$POST'}}"));
        all.add(Hostile.idle(
                "Somebody who is no group announces a deletion",
                1,
                "{'id':'$THERE/x/$N','type':'Announce','actor':'$CAROL','object':"
                        + "{'id':'$THERE/d','type':'Delete','actor':'$MALLORY','object':'$THERE/notes/mallorys'}}"));
    }

    /** Last, for the host is left in peace afterwards. What needs a post comes again then, so this is a change of one. */
    private static void brokenOff(List<Hostile> all) {
        all.add(new Hostile("A change of a post whose answer breaks off", 202, 1, scene -> {
            scene.remote().on(scene.text("/f/$N"), request -> {
                request.response()
                        .setChunked(true)
                        .putHeader("content-type", Scene.TYPE)
                        .write("{\"id\":");
                request.connection().close();
            });
            return scene.carolSends(
                    "{'id':'$THERE/x/$N','type':'Update','actor':'$CAROL','object':'$THERE/f/$N','to':'$PUBLIC'}");
        }));
    }

    private static Hostile served(String name, int requests, String document) {
        return announcing(name, requests, "$THERE/f/$N", scene -> scene.serve("/f/$N", Scene.TYPE, document));
    }

    private static Hostile announcing(String name, int requests, String object, Consumer<Scene> prepare) {
        return new Hostile(name, 202, requests, scene -> {
            prepare.accept(scene);
            return scene.carolSends(ANNOUNCE.formatted(object));
        });
    }
}
