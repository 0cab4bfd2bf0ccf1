package folkmoot.door.web.moderation;

import folkmoot.door.House;
import folkmoot.door.web.Addresses;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.AccountFilter;
import folkmoot.stewardship.moderation.AccountFilter.Standing;
import folkmoot.stewardship.moderation.AccountModeration;
import folkmoot.stewardship.moderation.AccountModeration.Measure;
import folkmoot.stewardship.moderation.ModeratedAccount;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.stewardship.moderation.ModerationAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who is here, who asks to join, and what is decided about them; each decision needs a reason, which they read. */
final class PeoplePages {

    private static final Tab TAB = Tab.PEOPLE;
    private static final String ONE = TAB.path() + "/:account";
    private static final String TITLE = "moderation.person";
    private static final int AT_ONCE = 50;

    private final StaffRoom room;
    private final Database database;
    private final House house;
    private final ModeratedAccounts moderated;
    private final AccountModeration moderation;
    private final Views views;

    PeoplePages(StaffRoom room, Database database, House house, ModeratedAccounts moderated, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.moderated = moderated;
        this.moderation = house.stewardship().accountModeration();
        this.views = views;
    }

    void register(Routing routing) {
        var signUps = Tab.SIGN_UPS;
        routing.get(TAB.path(), request -> room.show(request, TAB, this::list))
                .get(ONE, request -> room.show(request, TAB, TITLE, this::one))
                .post(ONE + "/decide", this::decide)
                .post(ONE + "/enable", request -> change(request, "enabled", moderation::enable))
                .post(ONE + "/unsensitive", request -> change(request, "unsensitized", moderation::unsensitize))
                .post(ONE + "/unsilence", request -> change(request, "unsilenced", moderation::unsilence))
                .post(ONE + "/unsuspend", request -> change(request, "unsuspended", moderation::unsuspend))
                .get(ONE + "/delete", request -> room.show(request, TAB, "moderation.person.delete", this::sure))
                .post(ONE + "/delete", this::delete)
                .get(signUps.path(), request -> room.show(request, signUps, this::waiting))
                .post(signUps.path() + "/:account/approve", request -> settle(request, "approved", moderation::approve))
                .post(signUps.path() + "/:account/reject", request -> settle(request, "rejected", moderation::reject));
    }

    private List<Part> list(Asked asked) {
        var text = asked.text();
        var words = asked.request().parameter("q").map(String::strip);
        var standing = asked.request()
                .parameter("standing")
                .flatMap(word -> Arrays.stream(Standing.values())
                        .filter(each -> each.name().equalsIgnoreCase(word))
                        .findFirst());
        var page = Addresses.before(asked.request(), AT_ONCE);
        var filter = new AccountFilter(
                words.filter(typed -> typed.contains("@")).isPresent() ? Optional.empty() : Optional.of(true),
                standing.map(Set::of).orElse(Set.of()),
                Set.of(),
                Optional.empty(),
                words.map(typed -> typed.replaceFirst("^@", "").replaceFirst("@.*", "")),
                Optional.empty(),
                words.filter(typed -> typed.replaceFirst("^@", "").contains("@"))
                        .map(typed -> typed.replaceFirst("^@?[^@]*@", "").toLowerCase(Locale.ROOT)),
                Optional.empty(),
                Optional.empty());
        var found = database.read(tx -> moderated.list(tx, filter, page));
        var query = TAB.path() + "?standing="
                + standing.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("");
        return List.of(
                new Part.Links(Arrays.stream(Standing.values())
                        .map(each -> new Link(
                                TAB.path() + "?standing=" + each.name().toLowerCase(Locale.ROOT),
                                text.get("moderation.standing." + each.name().toLowerCase(Locale.ROOT))))
                        .toList()),
                new Part.Look(
                        TAB.path(),
                        "q",
                        text.get("moderation.people.search"),
                        words.orElse(""),
                        text.get("filter.search")),
                new Part.Items(
                        found.stream().map(account -> item(text, account)).toList(),
                        text.get("moderation.people.none")),
                new Part.Pager(
                        Optional.empty(),
                        found.size() < AT_ONCE
                                ? Optional.empty()
                                : Optional.of(new Link(
                                        query + "&before="
                                                + found.getLast().account().id(),
                                        text.get("next")))));
    }

    private Item item(Messages text, ModeratedAccount one) {
        var account = one.account();
        return new Item(
                account.name(),
                TAB.path() + "/" + account.id(),
                standings(text, one),
                List.of(
                        "@" + account.acct(),
                        text.get(
                                "access.since", views.date(text, account.times().created()))),
                "",
                List.of(),
                List.of());
    }

    private static List<String> standings(Messages text, ModeratedAccount one) {
        var words = new ArrayList<String>();
        one.user()
                .map(User::role)
                .filter(role -> !role.title().isEmpty())
                .ifPresent(role -> words.add(text.get("moderation.role." + role.word())));
        one.user()
                .filter(user -> user.marks().approved().isEmpty())
                .ifPresent(_ -> words.add(text.get("moderation.standing.pending")));
        one.user()
                .filter(user -> user.marks().disabled().isPresent())
                .ifPresent(_ -> words.add(text.get("moderation.standing.disabled")));
        if (one.sensitized()) {
            words.add(text.get("moderation.standing.sensitized"));
        }
        one.account().times().silenced().ifPresent(_ -> words.add(text.get("moderation.standing.silenced")));
        one.account().times().suspended().ifPresent(_ -> words.add(text.get("moderation.standing.suspended")));
        return words;
    }

    private Account account(Transaction tx, Request request) {
        return Id.account(request.pathParameter("account"))
                .flatMap(id -> house.people().accounts().findEvenWaiting(tx, id))
                .filter(account -> account.times().deleted().isEmpty())
                .orElseThrow(NotFound::new);
    }

    private List<Part> one(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var account = account(tx, asked.request());
            var one = moderated.find(tx, account.id()).orElseThrow(NotFound::new);
            var path = TAB.path() + "/" + account.id();
            var parts = new ArrayList<Part>();
            parts.add(new Part.Facts(facts(text, one)));
            parts.add(new Part.Links(List.of(
                    new Link(views.profile(account), text.get("moderation.person.profile")),
                    new Link(Tab.REPORTS.path() + "/" + account.id(), text.get("moderation.person.reports")))));
            parts.addAll(backwards(asked, one, path));
            parts.add(new Part.Heading(text.get("moderation.person.decide")));
            parts.add(new Part.Words(text.get("moderation.person.lead")));
            parts.add(new Part.Filled(asked.form("moderation.person.", "decide", path + "/decide")
                    .pick(
                            "action",
                            Arrays.stream(ModerationAction.values())
                                    .map(ModerationAction::word)
                                    .toList(),
                            ModerationAction.NONE.word())
                    .area("text", "", 4, true, AccountModeration.LONGEST_TEXT)
                    .tick("sure", false)
                    .button("moderation.person.do", Form.Tone.DANGER, "")));
            parts.add(new Part.Heading(text.get("moderation.person.before")));
            parts.add(new Part.Items(
                    house.stewardship().warnings().about(tx, account.id()).stream()
                            .map(decision -> new Item(
                                    text.get("settings.decisions.action." + decision.action()),
                                    "",
                                    List.of(),
                                    List.of(views.moment(text, decision.created())),
                                    decision.text(),
                                    List.of(),
                                    List.of()))
                            .toList(),
                    text.get("settings.people.none")));
            return parts;
        });
    }

    private List<Fact> facts(Messages text, ModeratedAccount one) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                text.get("settings.profile.display_name"), one.account().name()));
        facts.add(new Fact(
                text.get("moderation.person.handle"), "@" + one.account().acct()));
        facts.add(new Fact(
                text.get("moderation.person.since"),
                views.date(text, one.account().times().created())));
        var standings = standings(text, one);
        if (!standings.isEmpty()) {
            facts.add(new Fact(text.get("moderation.person.standing"), String.join(", ", standings)));
        }
        one.user().ifPresent(user -> facts.add(new Fact(text.get("field.email"), user.email())));
        if (!one.reason().isBlank()) {
            facts.add(new Fact(text.get("field.reason"), one.reason()));
        }
        return facts;
    }

    /** What can be taken back. */
    private static List<Part> backwards(Asked asked, ModeratedAccount one, String path) {
        var acts = new ArrayList<Form>();
        one.user()
                .filter(user -> user.marks().disabled().isPresent())
                .ifPresent(_ -> acts.add(back(asked, path, "enable")));
        if (one.sensitized()) {
            acts.add(back(asked, path, "unsensitive"));
        }
        one.account().times().silenced().ifPresent(_ -> acts.add(back(asked, path, "unsilence")));
        var parts = new ArrayList<Part>();
        if (one.account().times().suspended().isPresent()) {
            acts.add(back(asked, path, "unsuspend"));
            parts.add(new Part.Links(
                    List.of(new Link(path + "/delete", asked.text().get("moderation.person.delete")))));
        }
        if (!acts.isEmpty()) {
            parts.add(new Part.Acts(acts));
        }
        return parts;
    }

    private static Form back(Asked asked, String path, String act) {
        return asked.form("moderation.person.", act, path + "/" + act)
                .button("moderation.person." + act, Form.Tone.QUIET, "");
    }

    private Response decide(Request request) {
        return room.change(request, TAB, "decide", TITLE, this::one, by -> {
            var action = ModerationAction.of(request.parameter("action").orElse(""))
                    .orElseThrow(() -> Invalid.field("action", "ERR_INCLUSION", "is not included in the list"));
            var reasons =
                    request.parameter("text").orElseThrow(() -> Invalid.field("text", "ERR_BLANK", "can't be blank"));
            if (reasons.codePointCount(0, reasons.length()) > AccountModeration.LONGEST_TEXT) {
                throw Invalid.field("text", "ERR_TOO_LONG", "is too long");
            }
            if (action != ModerationAction.NONE && !request.flag("sure")) {
                throw Invalid.field("sure", "ERR_ACCEPTED", "must be accepted");
            }
            var about = database.transaction(tx -> {
                var account = account(tx, request);
                moderation.act(tx, by, account, new Measure(action, reasons.strip(), Optional.empty(), true));
                return account;
            });
            return Room.done(TAB.path() + "/" + about.id(), "decided");
        });
    }

    @FunctionalInterface
    private interface Change {
        void apply(Transaction tx, User by, Account target);
    }

    private Response change(Request request, String done, Change change) {
        return room.change(request, TAB, done, TITLE, this::one, by -> {
            var about = database.transaction(tx -> {
                var account = account(tx, request);
                change.apply(tx, by, account);
                return account;
            });
            return Room.done(TAB.path() + "/" + about.id(), done);
        });
    }

    private List<Part> sure(Asked asked) {
        var text = asked.text();
        var account = database.read(tx -> account(tx, asked.request()));
        var path = TAB.path() + "/" + account.id();
        return List.of(
                new Part.Note("warn", text.get("moderation.person.delete.sure", "@" + account.acct())),
                new Part.Filled(asked.form("moderation.person.", "delete", path + "/delete")
                        .required("confirm", Kind.ADDRESS, "", 300)
                        .button("moderation.person.delete", Form.Tone.DANGER, "")),
                new Part.Links(List.of(new Link(path, text.get("moderation.person.delete.not")))));
    }

    private Response delete(Request request) {
        return room.change(request, TAB, "delete", "moderation.person.delete", this::sure, by -> {
            var account = database.read(tx -> account(tx, request));
            var typed = request.parameter("confirm").orElse("").strip();
            if (!typed.replaceFirst("^@", "").equals(account.acct())) {
                throw Invalid.field("confirm", "ERR_WRONG", "is not the name of the account");
            }
            moderation.delete(by, account);
            return Room.done(TAB.path(), "deleted");
        });
    }

    private List<Part> waiting(Asked asked) {
        var text = asked.text();
        var found = database.read(tx -> moderated.list(tx, OverviewPages.PENDING, Page.first(AT_ONCE)));
        return List.of(
                new Part.Words(text.get("moderation.sign-ups.lead")),
                new Part.Items(
                        found.stream().map(one -> applicant(asked, one)).toList(),
                        text.get("moderation.sign-ups.none")));
    }

    private Item applicant(Asked asked, ModeratedAccount one) {
        var text = asked.text();
        var account = one.account();
        var path = Tab.SIGN_UPS.path() + "/" + account.id();
        var lines = new ArrayList<String>();
        lines.add(text.get("access.since", views.moment(text, account.times().created())));
        one.user().ifPresent(user -> lines.add(user.email()));
        one.user()
                .filter(user -> user.marks().confirmed().isEmpty())
                .ifPresent(_ -> lines.add(text.get("moderation.sign-ups.unconfirmed")));
        return new Item(
                "@" + account.acct(),
                "",
                List.of(),
                lines,
                one.reason(),
                List.of(),
                List.of(
                        asked.form("moderation.sign-ups.", "approve-" + account.id(), path + "/approve")
                                .button("moderation.sign-ups.approve", Form.Tone.SMALL, "@" + account.acct()),
                        asked.form("moderation.sign-ups.", "reject-" + account.id(), path + "/reject")
                                .button("moderation.sign-ups.reject", Form.Tone.SMALL, "@" + account.acct())));
    }

    private Response settle(Request request, String done, Change change) {
        return room.change(request, Tab.SIGN_UPS, done, Tab.SIGN_UPS.title(), this::waiting, by -> {
            database.write(tx -> change.apply(tx, by, account(tx, request)));
            return Room.done(Tab.SIGN_UPS.path(), done);
        });
    }
}
