package folkmoot.door.web.attesting;

import folkmoot.civic.attestation.Attestation;
import folkmoot.civic.attestation.AttestationState;
import folkmoot.civic.attestation.Attesting;
import folkmoot.civic.attestation.Claim;
import folkmoot.civic.community.Community;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.keeping.HandleField;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is attested in a community and by whom; for who speaks for an attester, the place to say it and to take it back. */
final class AttesterPages {

    private static final String PATH = "/c/:name/attestations";
    private static final String TITLE = "attest.title";

    private final Room room;
    private final House house;
    private final Views views;
    private final Database database;
    private final Accounts accounts;
    private final Attesting attesting;

    AttesterPages(Frame frame, House house, Views views) {
        this.room = new Room(frame, "room", "attest.done.", AttesterPages::furniture);
        this.house = house;
        this.views = views;
        this.database = house.platform().database();
        this.accounts = house.people().accounts();
        this.attesting = house.civic().attesting();
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH, this::attest)
                .post(PATH + "/:id/revoke", this::revoke);
    }

    private static Map<String, Object> furniture(Messages text, Session session, String path) {
        var community = "/c/" + path.split("/")[2];
        return Room.list(
                text.get(TITLE),
                List.of(
                        new Link(community + "/attestations", text.get(TITLE)),
                        new Link("/settings/attestations", text.get("settings.title.attestations")),
                        new Link("/settings/checks", text.get("settings.title.checks"))),
                path);
    }

    private static String path(Request request) {
        return "/c/" + request.pathParameter("name") + "/attestations";
    }

    private Community community(Transaction tx, Request request) {
        return house.civic().registry().communities().requireByName(tx, request.pathParameter("name"));
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var community = community(tx, asked.request());
            var by = accounts.require(tx, asked.session().user().account());
            var own = attesting.claims().attestableBy(tx, community.id(), by);
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get("attest.lead")));
            parts.add(new Part.Items(
                    attesting.claims().list(tx, community.id()).stream()
                            .map(claim -> item(tx, text, claim))
                            .toList(),
                    text.get("attest.none")));
            if (!own.isEmpty()) {
                parts.add(new Part.Heading(text.get("attest.new")));
                parts.add(new Part.Filled(form(asked, own)));
            }
            var said = attesting.attestations().by(tx, by.id()).stream()
                    .filter(one ->
                            one.community().filter(community.id()::equals).isPresent())
                    .toList();
            if (!own.isEmpty() || !said.isEmpty()) {
                parts.add(new Part.Heading(text.get("attest.said")));
                parts.add(new Part.Items(said(tx, asked, said), text.get("attest.said.none")));
            }
            return List.copyOf(parts);
        });
    }

    private Item item(Transaction tx, Messages text, Claim claim) {
        var by = attesting.claims().attesters(tx, claim).stream()
                .map(body -> body.name(text.language()))
                .collect(Collectors.joining(" · "));
        return Item.of(
                claim.name(text.language()),
                List.of(
                        by.isEmpty() ? text.get("attest.by.nobody") : text.get("attest.by", by),
                        text.get("attest.months", claim.months()),
                        text.get("attest.word", claim.word())));
    }

    private Form form(Asked asked, List<Claim> own) {
        var language = asked.text().language();
        var names = own.stream().collect(Collectors.toMap(Claim::word, claim -> claim.name(language)));
        return asked.form("attest.form.", "attest", path(asked.request()))
                .required("account", Kind.ADDRESS, "", 300)
                .pick(
                        "claim",
                        own.stream().map(Claim::word).toList(),
                        names::get,
                        own.getFirst().word())
                .required("until", Kind.DAY, "", 10)
                .button("attest.say");
    }

    private List<Item> said(Transaction tx, Asked asked, List<Attestation> said) {
        var text = asked.text();
        var who = accounts.map(tx, said.stream().map(Attestation::subject).toList());
        return said.stream()
                .filter(one -> who.containsKey(one.subject()))
                .map(one -> said(tx, asked, text, one, who.get(one.subject())))
                .toList();
    }

    private Item said(Transaction tx, Asked asked, Messages text, Attestation one, Account about) {
        var state = attesting.attestations().state(tx, one);
        var revoke = asked.form("attest.", "revoke-" + one.id(), path(asked.request()) + "/" + one.id() + "/revoke")
                .button("attest.revoke", Form.Tone.DANGER, one.name(text.language()) + ", @" + about.acct());
        return new Item(
                one.name(text.language()) + ", @" + about.acct(),
                views.profile(about),
                List.of(text.get("attest.state." + state.word())),
                List.of(text.get("attest.until", views.date(text, one.until()))),
                "",
                about.isLocal() ? List.of() : List.of(new Link(one.credential().toString(), text.get("attest.link"))),
                state == AttestationState.OVER ? List.of() : List.of(revoke));
    }

    private Response attest(Request request) {
        return room.change(request, "attest", TITLE, this::parts, session -> {
            database.write(tx -> attesting
                    .attestations()
                    .attest(
                            tx,
                            community(tx, request),
                            by(tx, session),
                            request.parameter("claim").orElse(""),
                            HandleField.account(
                                    tx,
                                    house,
                                    "account",
                                    request.parameter("account").orElse("")),
                            request.parameters().day("until")));
            return Room.done(path(request), "attested");
        });
    }

    private Account by(Transaction tx, Session session) {
        return accounts.require(tx, session.user().account());
    }

    private Response revoke(Request request) {
        return room.change(request, "revoke", TITLE, this::parts, session -> {
            database.write(tx -> attesting
                    .attestations()
                    .revoke(
                            tx,
                            session.user().account(),
                            Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new)));
            return Room.done(path(request), "revoked");
        });
    }
}
