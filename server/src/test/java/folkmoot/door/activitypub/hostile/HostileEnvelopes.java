package folkmoot.door.activitypub.hostile;

import folkmoot.federation.testing.RemotePerson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Activities that lack what they must have, stand on the wrong server or are somebody else's. */
final class HostileEnvelopes {

    private HostileEnvelopes() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        ids(all);
        actors(all);
        types(all);
        origins(all);
        others(all);
        proofs(all);
        blocked(all);
        return all;
    }

    private static void ids(List<Hostile> all) {
        for (var id : List.of(
                "null",
                "7",
                "true",
                "''",
                "' '",
                "[]",
                "{}",
                "['$THERE/a/$N']",
                "{'id':'$THERE/a/$N'}",
                "'/likes/1'",
                "'likes'",
                "'acct:carol@elsewhere.localhost'",
                "'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33'",
                "'data:text/plain,1'",
                "'javascript:alert(1)'",
                "'ftp://elsewhere.localhost/1'",
                "'file:///etc/passwd'",
                "'http:///likes'",
                "'http://'",
                "'http://elsewhere localhost/1'",
                "'http://[::1/1'",
                "'$THERE/" + "x".repeat(2_100) + "'")) {
            var shown = id.length() > 80 ? "of 2,100 letters" : id;
            all.add(Hostile.body(
                    "The id " + shown, 400, "{'id':" + id + ",'type':'Like','actor':'$CAROL','object':'$POST'}"));
        }
        all.add(Hostile.body("No id", 400, "{'type':'Like','actor':'$CAROL','object':'$POST'}"));
    }

    private static void actors(List<Hostile> all) {
        for (var actor : List.of("null", "7", "''", "[]", "{}", "'carol'", "'acct:carol@x.example'", "'_:b0'")) {
            all.add(Hostile.body(
                    "The actor " + actor,
                    400,
                    "{'id':'$THERE/a/$N','type':'Like','actor':" + actor + ",'object':'$POST'}"));
        }
        all.add(Hostile.body("No actor", 400, "{'id':'$THERE/a/$N','type':'Like','object':'$POST'}"));
        all.add(Hostile.body(
                "An actor of ours", 401, "{'id':'$HERE/a/$N','type':'Like','actor':'$ALICE','object':'$POST'}"));
        all.add(Hostile.body(
                "Our instance itself", 401, "{'id':'$HERE/a/$N','type':'Delete','actor':'$HERE/','object':'$POST'}"));
    }

    private static void types(List<Hostile> all) {
        for (var type : List.of("null", "7", "{}", "[]", "[7]", "{'id':'Like'}")) {
            all.add(Hostile.body(
                    "The type " + type,
                    400,
                    "{'id':'$THERE/a/$N','type':" + type + ",'actor':'$CAROL','object':'$POST'}"));
        }
        all.add(Hostile.body("No type", 400, "{'id':'$THERE/a/$N','actor':'$CAROL','object':'$POST'}"));
    }

    private static void origins(List<Hostile> all) {
        for (var id : List.of(
                "$THIRD/a/$N",
                "$HERE/a/$N",
                "$THERE.evil.example/a/$N",
                "http://elsewhere.localhost.evil.example/a/$N",
                "http://elsewhere.localhost@evil.example/a/$N",
                "http://elsewhere.localhost/a/$N",
                "https://elsewhere.localhost/a/$N",
                "http://evil.example/$THERE",
                "http://127.0.0.1/a/$N")) {
            all.add(Hostile.body(
                    "The id " + id + " of an activity of carol's",
                    id.startsWith("$THERE.") ? 400 : 403,
                    "{'id':'" + id + "','type':'Like','actor':'$CAROL','object':'$POST'}"));
        }
    }

    private static void others(List<Hostile> all) {
        for (var type : List.of(
                "Like",
                "Dislike",
                "EmojiReact",
                "Follow",
                "Undo",
                "Accept",
                "Reject",
                "Block",
                "Move",
                "Flag",
                "Announce",
                "Add",
                "Remove",
                "QuoteRequest",
                "Arrive",
                "Join",
                "Lock")) {
            all.add(new Hostile(
                    "Mallory sends a " + type + " of carol's",
                    401,
                    0,
                    scene -> scene.mallory()
                            .sends(
                                    scene.inbox(),
                                    scene.bytes("{'id':'$THERE/m/$N','type':'" + type
                                            + "','actor':'$CAROL','object':'$POST','target':'$MALLORY'}"))));
        }
        all.add(new Hostile(
                "Mallory passes on a post of carol's that concerns nobody",
                202,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                scene.bytes(Scene.note("$THERE/notes/f$N", "$DORA", "x", "$DORA")
                                        .replace("$THERE", "$THIRD")))));
        all.add(new Hostile(
                "Mallory passes on a post of carol's that does not exist",
                202,
                1,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                scene.bytes(Scene.note("$THERE/notes/g$N", "$CAROL", "forged", "$ALICE")))));
        all.add(new Hostile("Mallory passes on the deletion of a post that is still there", 202, 1, scene -> {
            scene.serve("/notes/known", Scene.TYPE, """
                {'id':'$THERE/notes/known','type':'Note','attributedTo':'$CAROL','content':'known','to':'$PUBLIC'}\
                """);
            return scene.mallory()
                    .sends(
                            scene.inbox(),
                            scene.bytes(
                                    "{'id':'$THERE/d/$N','type':'Delete','actor':'$CAROL','object':'$THERE/notes/known'}"));
        }));
        all.add(new Hostile(
                "Mallory passes on the deletion of carol, who is still there",
                202,
                1,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                scene.bytes(
                                        "{'id':'$THERE/d/$N','type':'Delete','actor':'$CAROL','object':'$CAROL'}"))));
        all.add(new Hostile(
                "Mallory passes on the deletion of a post of ours as carol's",
                202,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                scene.bytes(
                                        "{'id':'$THERE/d/$N','type':'Delete','actor':'$CAROL','object':'$POST'}"))));
        all.add(
                new Hostile(
                        "Mallory passes on a change of a post of dora's as carol's",
                        202,
                        0,
                        scene -> scene.mallory()
                                .sends(
                                        scene.inbox(),
                                        scene.bytes(
                                                "{'id':'$THERE/u/$N','type':'Update','actor':'$CAROL','object':'$THIRD/notes/1'}"))));
    }

    private static void proofs(List<Hostile> all) {
        all.add(new Hostile(
                "A proof of mallory's over an activity of carol's",
                401,
                0,
                scene -> scene.mallory().sends(scene.inbox(), scene.mallory().proves(scene.like()))));
        all.add(new Hostile(
                "A linked data signature of mallory's over an activity of carol's",
                401,
                0,
                scene -> scene.mallory().sends(scene.inbox(), scene.mallory().signs(withContext(scene)))));
        all.add(new Hostile(
                "A proof of carol's over something else",
                401,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                changed(scene.town().carol().proves(scene.like()), "\"Like\"", "\"Block\""))));
        all.add(new Hostile(
                "A linked data signature of carol's over something else",
                401,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                changed(scene.town().carol().signs(withContext(scene)), "\"Like\"", "\"Block\""))));
        all.add(
                new Hostile(
                        "A linked data signature under a context that changes words",
                        401,
                        0,
                        scene -> scene.mallory()
                                .sends(
                                        scene.inbox(),
                                        changed(
                                                changed(
                                                        scene.town().carol().signs(withContext(scene)),
                                                        "\"Like\"",
                                                        "\"Block\""),
                                                "\"@context\":\"https://www.w3.org/ns/activitystreams\"",
                                                "\"@context\":[\"https://www.w3.org/ns/activitystreams\",{\"Block\":\"as:Like\"}]"))));
        all.add(new Hostile(
                "A linked data signature under a context from elsewhere",
                401,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                changed(
                                        scene.town().carol().signs(withContext(scene)),
                                        "https://www.w3.org/ns/activitystreams",
                                        scene.text("$THERE/context")))));
        all.add(new Hostile(
                "A proof by a key of another origin",
                401,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                changed(
                                        scene.town().carol().proves(scene.like()),
                                        scene.text("$CAROL#ed25519-key"),
                                        "http://keys.localhost/1"))));
        all.add(new Hostile(
                "A proof for another purpose",
                401,
                0,
                scene -> scene.mallory()
                        .sends(
                                scene.inbox(),
                                changed(
                                        scene.town().carol().proves(scene.like()),
                                        "assertionMethod",
                                        "authentication"))));
    }

    private static byte[] withContext(Scene scene) {
        return changed(scene.like(), "{\"id\"", "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\"");
    }

    private static byte[] changed(byte[] document, String from, String to) {
        return RemotePerson.json(new String(document, StandardCharsets.UTF_8).replace(from, to));
    }

    private static void blocked(List<Hostile> all) {
        all.add(new Hostile("An activity of a blocked server", 403, 0, scene -> {
            var someone = scene.blocked().person("someone");
            return someone.sends(
                    scene.inbox(),
                    scene.bytes("{'id':'$BLOCKED/a/$N','type':'Follow','actor':'$BLOCKED/users/someone',"
                            + "'object':'$ALICE'}"));
        }));
        all.add(Hostile.body(
                "An activity of a blocked server, passed on by carol",
                403,
                "{'id':'$BLOCKED/a/$N','type':'Create','actor':'$BLOCKED/users/someone','object':'$BLOCKED/n'}"));
        all.add(new Hostile("An activity of carol's signed by a blocked server's key", 403, 0, scene -> {
            var someone = scene.blocked().person("someone");
            return someone.sends(scene.inbox(), scene.like());
        }));
    }
}
