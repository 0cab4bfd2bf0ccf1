package folkmoot.door.web.settings;

import folkmoot.civic.attestation.Attesting;
import folkmoot.civic.attestation.Check;
import folkmoot.civic.attestation.CheckCodes;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where somebody types a code that they were given, and the log of codes that both read. */
final class CheckPages {

    private static final Subject SUBJECT = Subject.CHECKS;
    private static final String PATH = SUBJECT.path();
    private static final String WORDS = "settings.checks.";

    private final Room room;
    private final Database database;
    private final Accounts accounts;
    private final Attesting attesting;
    private final Views views;

    CheckPages(Room room, Database database, Accounts accounts, Attesting attesting, Views views) {
        this.room = room;
        this.database = database;
        this.accounts = accounts;
        this.attesting = attesting;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .post(PATH, this::check);
    }

    private List<Part> parts(Asked asked) {
        return List.of(
                new Part.Words(asked.text().get(WORDS + "lead")),
                new Part.Filled(asked.form(WORDS, "check", PATH)
                        .required("code", Kind.CODE, "", 40)
                        .button(WORDS + "check")),
                new Part.Heading(asked.text().get(WORDS + "log")),
                new Part.Items(log(asked), asked.text().get(WORDS + "none")));
    }

    private List<Item> log(Asked asked) {
        var me = asked.session().user().account();
        return database.read(tx -> {
            var log = attesting.codes().log(tx, me);
            var who = accounts.map(
                    tx,
                    log.stream()
                            .flatMap(check -> Stream.of(check.subject(), check.checker()))
                            .distinct()
                            .toList());
            return log.stream()
                    .filter(check -> who.containsKey(check.subject()) && who.containsKey(check.checker()))
                    .map(check -> item(asked.text(), check, me, who))
                    .toList();
        });
    }

    private Item item(Messages text, Check check, AccountId me, Map<AccountId, Account> who) {
        boolean mine = check.subject().equals(me);
        var other = who.get(mine ? check.checker() : check.subject());
        return new Item(
                check.name(text.language()),
                "",
                List.of(text.get(WORDS + "outcome." + check.outcome().word())),
                List.of(text.get(WORDS + (mine ? "by" : "of"), "@" + other.acct()), views.moment(text, check.at())),
                "",
                List.of(),
                List.of());
    }

    private Response check(Request request) {
        return room.change(request, "check", SUBJECT.title(), this::parts, session -> {
            var me = session.user().account();
            request.count(CheckCodes.TRIES, me.toString());
            var answer = database.transaction(tx -> attesting
                    .codes()
                    .check(
                            tx,
                            accounts.require(tx, me),
                            request.parameter("code").orElse("")));
            return room.answer(request, session, SUBJECT.title(), asked -> answered(asked, answer));
        });
    }

    private List<Part> answered(Asked asked, CheckCodes.Answer answer) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        answer.says()
                .ifPresentOrElse(
                        says -> {
                            parts.add(new Part.Note("good", text.get(WORDS + "yes")));
                            parts.add(new Part.Facts(List.of(
                                    new Fact(text.get("attest.credential.claim"), says.name(text.language())),
                                    new Fact(
                                            text.get("attest.credential.of"),
                                            "@" + says.of().acct()),
                                    new Fact(
                                            text.get("attest.credential.by"),
                                            says.issuer().name()),
                                    new Fact(text.get("attest.credential.until"), views.date(text, says.until())))));
                        },
                        () -> parts.add(new Part.Note("warn", text.get(WORDS + "no"))));
        parts.addAll(parts(asked));
        return List.copyOf(parts);
    }
}
