package folkmoot.door.web.settings;

import folkmoot.civic.attestation.Attestation;
import folkmoot.civic.attestation.AttestationState;
import folkmoot.civic.attestation.Attesting;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Form.Tone;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;

/** What attesters say of who is signed in: agreed to, shown or not, dropped; and codes made of it. */
final class AttestationPages {

    private static final Subject SUBJECT = Subject.ATTESTATIONS;
    private static final String PATH = SUBJECT.path();
    private static final String WORDS = "settings.attestations.";

    private final Room room;
    private final Database database;
    private final Accounts accounts;
    private final Attesting attesting;
    private final Views views;

    AttestationPages(Room room, Database database, Accounts accounts, Attesting attesting, Views views) {
        this.room = room;
        this.database = database;
        this.accounts = accounts;
        this.attesting = attesting;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .post(PATH, this::bring)
                .post(
                        PATH + "/:id/accept",
                        request -> act(
                                request,
                                "accepted",
                                (tx, who, id) -> attesting.attestations().accept(tx, who, id, false)))
                .post(
                        PATH + "/:id/show",
                        request -> act(
                                request,
                                "shown",
                                (tx, who, id) -> attesting.attestations().accept(tx, who, id, true)))
                .post(
                        PATH + "/:id/hide",
                        request -> act(
                                request,
                                "hidden",
                                (tx, who, id) -> attesting.attestations().hide(tx, who, id)))
                .post(
                        PATH + "/:id/drop",
                        request -> act(
                                request,
                                "dropped",
                                (tx, who, id) -> attesting.attestations().drop(tx, who, id)))
                .post(PATH + "/:id/code", this::code);
    }

    private List<Part> parts(Asked asked) {
        return List.of(
                new Part.Words(asked.text().get(WORDS + "lead")),
                new Part.Items(items(asked), asked.text().get(WORDS + "none")),
                new Part.Heading(asked.text().get(WORDS + "bring")),
                new Part.Filled(asked.form(WORDS, "bring", PATH)
                        .required("link", Kind.ADDRESS, "", 2_000)
                        .button(WORDS + "bring.button")));
    }

    private List<Item> items(Asked asked) {
        return database.read(tx -> {
            var said = attesting.attestations().of(tx, asked.session().user().account());
            var who = accounts.map(tx, said.stream().map(Attestation::issuer).toList());
            return said.stream()
                    .filter(one -> who.containsKey(one.issuer()))
                    .map(one -> item(tx, asked, one, who.get(one.issuer())))
                    .toList();
        });
    }

    private Item item(Transaction tx, Asked asked, Attestation one, Account issuer) {
        var text = asked.text();
        var state = attesting.attestations().state(tx, one);
        var name = one.name(text.language());
        var acts = new ArrayList<Form>();
        switch (state) {
            case OFFERED -> {
                acts.add(button(asked, one, "show", Tone.PRIMARY));
                acts.add(button(asked, one, "accept", Tone.QUIET));
            }
            case ACCEPTED -> {
                acts.add(button(asked, one, one.shown() ? "hide" : "show", Tone.QUIET));
                acts.add(button(asked, one, "code", Tone.QUIET));
            }
            case OVER -> {
                // nothing but dropping it is left
            }
        }
        acts.add(button(asked, one, "drop", Tone.DANGER));
        return new Item(
                name,
                "",
                List.of(text.get("attest.state." + (one.shown() ? "shown" : state.word()))),
                List.of(
                        text.get("attest.by", issuer.name() + " (@" + issuer.acct() + ")"),
                        text.get("attest.until", views.date(text, one.until()))),
                "",
                state == AttestationState.ACCEPTED
                        ? List.of(new Link(one.credential().toString(), text.get("attest.link")))
                        : List.of(),
                acts);
    }

    private static Form button(Asked asked, Attestation one, String act, Tone tone) {
        return asked.form(WORDS, act + "-" + one.id(), PATH + "/" + one.id() + "/" + act)
                .button(WORDS + act, tone, one.name(asked.text().language()));
    }

    private interface Act {

        void on(Transaction tx, AccountId who, long id);
    }

    private Response act(Request request, String done, Act act) {
        return room.change(request, done, SUBJECT.title(), this::parts, session -> {
            database.write(tx -> act.on(tx, session.user().account(), id(request)));
            return Room.done(PATH, "attestation-" + done);
        });
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    private Response bring(Request request) {
        return room.change(request, "bring", SUBJECT.title(), this::parts, session -> {
            var member = database.read(tx -> accounts.require(tx, session.user().account()));
            attesting.elsewhere().bring(member, request.parameter("link").orElse(""));
            return Room.done(PATH, "attestation-brought");
        });
    }

    /** The code is on this answer and never again. */
    private Response code(Request request) {
        return room.change(request, "code", SUBJECT.title(), this::parts, session -> {
            var made = database.transaction(
                    tx -> attesting.codes().make(tx, session.user().account(), id(request)));
            return room.answer(request, session, SUBJECT.title(), asked -> code(asked, made.code()));
        });
    }

    private List<Part> code(Asked asked, String code) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Note("good", asked.text().get(WORDS + "code.made")));
        parts.add(new Part.Codes(List.of(code)));
        parts.addAll(parts(asked));
        return List.copyOf(parts);
    }
}
