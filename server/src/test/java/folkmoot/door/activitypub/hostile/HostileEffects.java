package folkmoot.door.activitypub.hostile;

import java.util.ArrayList;
import java.util.List;

/** Activities that are truly their sender's and that the sender may not do: taken, without effect. */
final class HostileEffects {

    private HostileEffects() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        creates(all);
        updates(all);
        deletes(all);
        undos(all);
        answers(all);
        likes(all);
        collections(all);
        relations(all);
        unknown(all);
        return all;
    }

    private static String by(String type, String rest) {
        return "{'id':'$THERE/x/$N','type':'" + type + "','actor':'$CAROL'," + rest + "}";
    }

    private static String post(String id, String author) {
        return "'object':{'id':'" + id + "','type':'Note','attributedTo':" + author
                + ",'content':'forged','to':'$PUBLIC','updated':'2030-01-01T00:00:00Z'}";
    }

    private static void creates(List<Hostile> all) {
        all.add(Hostile.idle("A post on another server", by("Create", post("$THIRD/n/$N", "'$CAROL'"))));
        all.add(Hostile.idle("A post on our server", by("Create", post("$HERE/users/alice/statuses/9", "'$CAROL'"))));
        all.add(Hostile.idle("A post in mallory's name", by("Create", post("$THERE/n/$N", "'$MALLORY'"))));
        all.add(Hostile.idle("A post in alice's name", by("Create", post("$THERE/n/$N", "'$ALICE'"))));
        all.add(Hostile.idle("A post in two other names", by("Create", post("$THERE/n/$N", "['$MALLORY','$DORA']"))));
        all.add(Hostile.idle("A post that is known", by("Create", post("$THERE/notes/known", "'$CAROL'"))));
        all.add(Hostile.idle(
                "A post of mallory's that is known", by("Create", post("$THERE/notes/mallorys", "'$CAROL'"))));
        all.add(Hostile.idle("A post of alice's", by("Create", post("$POST", "'$ALICE'"))));
        all.add(Hostile.idle(
                "A post without an id",
                by("Create", "'object':{'type':'Note','content':'x','attributedTo':'$CAROL'}")));
        all.add(Hostile.idle("A post with a nameless id", by("Create", post("_:b0", "'$CAROL'"))));
        for (var object : List.of("null", "7", "true", "''", "[]", "{}", "'nonsense'", "[[[]]]", "'$THERE/n/$N#x y'")) {
            all.add(Hostile.idle("A new " + object, by("Create", "'object':" + object)));
        }
        all.add(Hostile.idle("A new person", by("Create", "'object':{'id':'$THERE/users/new','type':'Person'}")));
        all.add(Hostile.idle(
                "A new activity",
                by("Create", "'object':{'id':'$THERE/l','type':'Like','actor':'$CAROL','object':'$POST'}")));
        all.add(Hostile.idle(
                "A new thing of an unknown kind", by("Create", "'object':{'id':'$THERE/n/$N','type':'Zebra'}")));
        all.add(Hostile.idle(
                "A new collection", by("Create", "'object':{'id':'$THERE/n/$N','type':'OrderedCollection'}")));
        all.add(
                Hostile.idle(
                        "A vote in a poll that does not exist",
                        by(
                                "Create",
                                "'object':{'id':'$THERE/v/$N','type':'Note','attributedTo':'$CAROL','name':'Yes','inReplyTo':'$HERE/users/alice/statuses/7'}")));
        all.add(
                Hostile.idle(
                        "A vote on a post that is no poll",
                        by(
                                "Create",
                                "'object':{'id':'$THERE/v/$N','type':'Note','attributedTo':'$CAROL','name':'Yes','inReplyTo':'$POST'}")));
    }

    private static void updates(List<Hostile> all) {
        all.add(Hostile.idle("A change of a post of alice's", by("Update", post("$POST", "'$ALICE'"))));
        all.add(Hostile.idle(
                "A change of a post of mallory's", by("Update", post("$THERE/notes/mallorys", "'$MALLORY'"))));
        all.add(Hostile.idle(
                "A change of a post of mallory's as one's own",
                by("Update", post("$THERE/notes/mallorys", "'$CAROL'"))));
        all.add(Hostile.idle("A change of a post on another server", by("Update", post("$THIRD/n/1", "'$CAROL'"))));
        all.add(
                Hostile.idle(
                        "A change of alice",
                        by(
                                "Update",
                                "'object':{'id':'$ALICE','type':'Person','preferredUsername':'alice','inbox':'$THERE/inbox'}")));
        all.add(
                Hostile.idle(
                        "A change of mallory",
                        by(
                                "Update",
                                "'object':{'id':'$MALLORY','type':'Person','preferredUsername':'mallory','inbox':'$THERE/inbox'}")));
        all.add(
                Hostile.idle(
                        "A change of oneself that moves the inbox elsewhere",
                        by(
                                "Update",
                                "'object':{'id':'$CAROL','type':'Person','preferredUsername':'carol','inbox':'$THIRD/inbox'}")));
        all.add(
                Hostile.idle(
                        "A change of one's own name without a way back",
                        4,
                        by(
                                "Update",
                                "'object':{'id':'$CAROL','type':'Person','preferredUsername':'alice','inbox':'$CAROL/inbox'}")));
        all.add(
                Hostile.idle(
                        "A change of a civic record that is nobody's",
                        by(
                                "Update",
                                "'object':{'id':'$THERE/r/$N','type':'OrderedCollection','attributedTo':'$MALLORY','fm:about':'$POST','fm:state':'done'}")));
        all.add(Hostile.idle("A change of nothing", by("Update", "'object':null")));
    }

    private static void deletes(List<Hostile> all) {
        for (var object :
                List.of("$POST", "$SECRET", "$ALICE", "$HERE/", "$THIRD/n/1", "$MALLORY", "$THERE/notes/mallorys")) {
            all.add(Hostile.idle("A deletion of " + object, by("Delete", "'object':'" + object + "'")));
            all.add(Hostile.idle(
                    "A deletion of a tombstone of " + object,
                    by("Delete", "'object':{'type':'Tombstone','id':'" + object + "'}")));
        }
        all.add(Hostile.idle("A deletion of nothing", by("Delete", "'object':[]")));
    }

    private static void undos(List<Hostile> all) {
        for (var undone : List.of("Follow", "Like", "Announce", "Block", "Accept")) {
            all.add(Hostile.idle(
                    "Taking back a " + undone + " of mallory's",
                    by(
                            "Undo",
                            "'object':{'id':'$THERE/y','type':'" + undone
                                    + "','actor':'$MALLORY','object':'$ALICE'}")));
            all.add(Hostile.idle(
                    "Taking back a " + undone + " of alice's",
                    by(
                            "Undo",
                            "'object':{'id':'$HERE/y','type':'" + undone + "','actor':'$ALICE','object':'$CAROL'}")));
        }
        all.add(Hostile.idle(
                "Taking back a deletion",
                by("Undo", "'object':{'id':'$THERE/y','type':'Delete','actor':'$CAROL','object':'$POST'}")));
        all.add(
                Hostile.idle(
                        "Taking back what was taken back",
                        by(
                                "Undo",
                                "'object':{'id':'$THERE/y','type':'Undo','actor':'$CAROL','object':{'id':'$THERE/z','type':'Undo','actor':'$CAROL','object':'$THERE/x/$N'}}")));
        all.add(Hostile.idle("Taking back nothing", by("Undo", "'object':7")));
    }

    private static void answers(List<Hostile> all) {
        for (var type : List.of("Accept", "Reject")) {
            all.add(Hostile.idle(
                    type + " of a follow that nobody asked for", by(type, "'object':'$HERE/activities/follow/1/1'")));
            all.add(Hostile.idle(type + " of a follow on another server", by(type, "'object':'$THIRD/follows/1'")));
            all.add(
                    Hostile.idle(
                            type + " of bob's follow of alice",
                            by(
                                    type,
                                    "'object':{'id':'$HERE/activities/follow/2/2','type':'Follow','actor':'$BOB','object':'$ALICE'}")));
            all.add(Hostile.idle(
                    type + " of a like",
                    by(type, "'object':{'id':'$HERE/l','type':'Like','actor':'$ALICE','object':'$CAROL'}")));
        }
    }

    private static void likes(List<Hostile> all) {
        for (var type : List.of("Like", "Dislike", "EmojiReact")) {
            for (var object :
                    List.of("$SECRET", "$HERE/users/alice/statuses/404", "$ALICE", "$THIRD/n/1", "$HERE/health")) {
                all.add(Hostile.idle(
                        "A " + type + " of " + object, by(type, "'object':'" + object + "','content':'👍'")));
            }
        }
        all.add(Hostile.idle(
                "A QuoteRequest for a post that does not exist",
                1,
                by("QuoteRequest", "'object':'$HERE/users/alice/statuses/404','instrument':'$THERE/n/$N'")));
        all.add(Hostile.idle(
                "A QuoteRequest for a post of mallory's",
                1,
                by("QuoteRequest", "'object':'$THERE/notes/mallorys','instrument':'$THERE/n/$N'")));
        all.add(
                Hostile.idle(
                        "A QuoteRequest with a post of mallory's",
                        1,
                        by(
                                "QuoteRequest",
                                "'object':'$POST','instrument':{'id':'$THERE/n/$N','type':'Note','attributedTo':'$MALLORY','content':'x','quote':'$POST'}")));
    }

    private static void collections(List<Hostile> all) {
        for (var type : List.of("Add", "Remove")) {
            all.add(Hostile.idle(
                    type + " at alice's featured posts", by(type, "'object':'$POST','target':'$ALICE/featured'")));
            all.add(Hostile.idle(
                    type + " at mallory's featured posts",
                    by(type, "'object':'$THERE/notes/known','target':'$MALLORY/featured'")));
            all.add(Hostile.idle(
                    type + " at carol's followers", by(type, "'object':'$ALICE','target':'$CAROL/followers'")));
            all.add(Hostile.idle(
                    type + " at a collection elsewhere", by(type, "'object':'$POST','target':'$THIRD/c'")));
            all.add(Hostile.idle(type + " at nothing", by(type, "'object':'$POST'")));
        }
    }

    private static void relations(List<Hostile> all) {
        all.add(Hostile.idle("A follow of nobody", by("Follow", "'object':'$HERE/users/nobody'")));
        all.add(Hostile.idle("A follow of somebody elsewhere", by("Follow", "'object':'$DORA'")));
        all.add(Hostile.idle("A follow of oneself", by("Follow", "'object':'$CAROL'")));
        all.add(Hostile.idle("A follow of a post", by("Follow", "'object':'$POST'")));
        all.add(Hostile.idle("A block of somebody elsewhere", by("Block", "'object':'$DORA'")));
        all.add(Hostile.idle("A block of nobody", by("Block", "'object':'$HERE/users/nobody'")));
        all.add(Hostile.idle("A report of somebody elsewhere", by("Flag", "'object':['$DORA'],'content':'x'")));
        all.add(Hostile.idle("A report of nobody", by("Flag", "'object':[],'content':'x'")));
        all.add(Hostile.idle("A move of mallory", by("Move", "'object':'$MALLORY','target':'$DORA'")));
        all.add(Hostile.idle("A move of alice", by("Move", "'object':'$ALICE','target':'$CAROL'")));
        all.add(Hostile.idle("A move to oneself", 2, by("Move", "'object':'$CAROL','target':'$CAROL'")));
        all.add(Hostile.idle(
                "A move to somebody who does not say so", 2, by("Move", "'object':'$CAROL','target':'$DORA'")));
        all.add(Hostile.idle(
                "A move to somebody here who does not say so", by("Move", "'object':'$CAROL','target':'$ALICE'")));
        all.add(Hostile.idle(
                "A move to a private address", by("Move", "'object':'$CAROL','target':'http://10.0.0.1/u'")));
        all.add(Hostile.idle("A move to a file", by("Move", "'object':'$CAROL','target':'file:///etc/passwd'")));
    }

    private static void unknown(List<Hostile> all) {
        for (var type : List.of("Zebra", "as:Zebra", "Create2", "create", "<script>", "Offer", "Listen", "Travel")) {
            all.add(Hostile.idle("An activity of the type " + type, by(type, "'object':'$POST'")));
        }
        all.add(Hostile.idle(
                "An activity that is also a person", by("Zebra", "'preferredUsername':'x','inbox':'$THERE/i'")));
    }
}
