package folkmoot.door.web.keeping;

import folkmoot.civic.attestation.Claim;
import folkmoot.civic.attestation.Claims;
import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.door.House;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be attested in a community, and by which bodies of its register. */
final class ClaimPages {

    private static final String PATH = KeepersRoom.BASE + "/claims";
    private static final String TITLE = "keeping.title.claims";
    private static final String WORDS = "keeping.claims.";
    private static final int USUAL_MONTHS = 12;

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Claims claims;

    ClaimPages(KeepersRoom room, Database database, House house) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.claims = house.civic().attesting().claims();
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH, this::put)
                .post(PATH + "/:word/remove", this::remove);
    }

    private static String path(Request request) {
        return KeepersRoom.path(request) + "/claims";
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get(WORDS + "lead")));
            parts.add(new Part.Items(
                    claims.list(tx, community.id()).stream()
                            .map(claim -> item(tx, asked, claim))
                            .toList(),
                    text.get("attest.none")));
            parts.add(new Part.Heading(text.get(WORDS + "new")));
            parts.add(new Part.Filled(form(tx, asked, community)));
            return List.copyOf(parts);
        });
    }

    private Item item(Transaction tx, Asked asked, Claim claim) {
        var text = asked.text();
        var by = claims.attesters(tx, claim).stream()
                .map(body -> body.name(text.language()))
                .collect(Collectors.joining(" · "));
        var lines = new ArrayList<String>();
        lines.add(by.isEmpty() ? text.get("attest.by.nobody") : text.get("attest.by", by));
        lines.add(text.get("attest.months", claim.months()));
        lines.add(text.get("attest.word", claim.word()));
        if (claim.checks()) {
            lines.add(text.get(WORDS + "checks"));
        }
        return new Item(
                claim.name(text.language()),
                "",
                List.of(),
                lines,
                "",
                List.of(),
                List.of(asked.form(
                                WORDS, "remove-" + claim.word(), path(asked.request()) + "/" + claim.word() + "/remove")
                        .tick("sure", false)
                        .button(WORDS + "remove", Form.Tone.SMALL, claim.name(text.language()))));
    }

    private Form form(Transaction tx, Asked asked, Community community) {
        var bodies = house.civic().registry().bodies().list(tx, community.id()).stream()
                .filter(body -> body.retired().isEmpty())
                .collect(Collectors.toMap(
                        Body::slug, body -> body.name(asked.text().language())));
        FormBuilder form = asked.form(WORDS, "claim", path(asked.request())).required("word", Kind.ADDRESS, "", 40);
        for (var language : Wording.LANGUAGES) {
            form = form.line("name_" + language, Kind.TEXT, "", 60);
        }
        return form.required("months", Kind.NUMBER, Integer.toString(USUAL_MONTHS), 2)
                .several("attesters[]", bodies.keySet().stream().sorted().toList(), bodies::get, Set.of())
                .tick("checks", false)
                .button(WORDS + "put");
    }

    private Response put(Request request) {
        return room.change(request, "claim", TITLE, this::parts, user -> {
            var names = Wording.LANGUAGES.stream()
                    .collect(Collectors.toMap(
                            language -> language,
                            language -> request.parameter("name_" + language).orElse("")));
            var wanted = new Claims.Wanted(
                    request.parameter("word").orElse(""),
                    names,
                    request.parameters().number("months").orElse(0),
                    request.flag("checks"),
                    request.parameters("attesters"));
            database.write(tx -> claims.put(tx, room.community(tx, request), by(tx, user), wanted));
            return Room.done(path(request), "claim");
        });
    }

    private Account by(Transaction tx, User user) {
        return house.people().accounts().require(tx, user.account());
    }

    private Response remove(Request request) {
        var word = request.pathParameter("word");
        return room.change(request, "remove-" + word, TITLE, this::parts, user -> {
            KeepersRoom.requireSure(request);
            database.write(tx -> claims.remove(tx, room.community(tx, request), by(tx, user), word));
            return Room.done(path(request), "claim-removed");
        });
    }
}
