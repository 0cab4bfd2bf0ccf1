package folkmoot.door.web.moderation;

import folkmoot.door.web.Addresses;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.instance.DomainBlock;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.people.instance.DomainBlock.Terms;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.DomainLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which servers are limited. What a limit would cut is shown before it is made. */
final class ServerPages {

    private static final Tab TAB = Tab.SERVERS;
    private static final int AT_ONCE = 50;

    private final StaffRoom room;
    private final Database database;
    private final DomainBlocks blocks;
    private final DomainLimits limits;

    ServerPages(StaffRoom room, Database database, DomainBlocks blocks, DomainLimits limits) {
        this.room = room;
        this.database = database;
        this.blocks = blocks;
        this.limits = limits;
    }

    void register(Routing routing) {
        routing.get(TAB.path(), request -> room.show(request, TAB, this::parts))
                .post(TAB.path() + "/preview", this::preview)
                .post(TAB.path(), this::add)
                .post(TAB.path() + "/:block/remove", this::remove);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var found = database.read(tx -> blocks.list(tx, Addresses.before(asked.request(), AT_ONCE)));
        return List.of(
                new Part.Words(text.get("moderation.servers.lead")),
                new Part.Filled(fields(asked, TAB.path() + "/preview").button("moderation.servers.preview")),
                new Part.Items(
                        found.stream().map(block -> item(asked, block)).toList(), text.get("moderation.servers.none")),
                new Part.Pager(
                        Optional.empty(),
                        found.size() < AT_ONCE
                                ? Optional.empty()
                                : Optional.of(new Part.Link(
                                        TAB.path() + "?before="
                                                + found.getLast().id(),
                                        text.get("next")))));
    }

    private static FormBuilder fields(Asked asked, String action) {
        return asked.form("moderation.servers.", "server", action)
                .required("domain", Kind.ADDRESS, "", 253)
                .pick(
                        "severity",
                        Arrays.stream(Severity.values()).map(Severity::word).toList(),
                        Severity.SILENCE.word())
                .line("private_comment", Kind.TEXT, "", 500)
                .line("public_comment", Kind.TEXT, "", 500);
    }

    private Item item(Asked asked, DomainBlock block) {
        var text = asked.text();
        var lines = new ArrayList<String>();
        if (!block.terms().privateComment().isBlank()) {
            lines.add(block.terms().privateComment());
        }
        if (!block.terms().publicComment().isBlank()) {
            lines.add(text.get("moderation.servers.public_comment") + ": "
                    + block.terms().publicComment());
        }
        return new Item(
                block.domain(),
                "",
                List.of(text.get("moderation.servers.severity."
                        + block.terms().severity().word())),
                lines,
                "",
                List.of(),
                List.of(asked.form(
                                "moderation.servers.",
                                "remove-" + block.id(),
                                TAB.path() + "/" + block.id() + "/remove")
                        .button("moderation.servers.remove", Form.Tone.SMALL, block.domain())));
    }

    /** What it cuts, with a button that does it. */
    private Response preview(Request request) {
        return room.change(request, TAB, "server", TAB.title(), this::parts, _ -> {
            var cut = database.read(
                    tx -> limits.preview(tx, request.parameter("domain").orElse("")));
            var terms = terms(request);
            var domain = DomainBlocks.requireDomain(request.parameter("domain").orElse(""));
            return room.show(
                    request,
                    TAB,
                    "moderation.servers.sure",
                    asked -> List.of(
                            new Part.Note(
                                    "warn",
                                    asked.text()
                                            .get(
                                                    "moderation.servers.cut",
                                                    domain,
                                                    cut.accounts(),
                                                    cut.following(),
                                                    cut.followers())),
                            new Part.Words(asked.text()
                                    .get(
                                            terms.severity() == Severity.SUSPEND
                                                    ? "moderation.servers.ends"
                                                    : "moderation.servers.stays")),
                            new Part.Acts(List.of(asked.form("moderation.servers.", "sure", TAB.path())
                                    .with("domain", domain)
                                    .with("severity", terms.severity().word())
                                    .with("private_comment", terms.privateComment())
                                    .with("public_comment", terms.publicComment())
                                    .button("moderation.servers.add", Form.Tone.DANGER, domain))),
                            new Part.Links(List.of(
                                    new Part.Link(TAB.path(), asked.text().get("moderation.servers.not"))))));
        });
    }

    private static Terms terms(Request request) {
        return new Terms(
                Severity.of(request.parameter("severity").orElse(""))
                        .orElseThrow(() -> Invalid.field("severity", "ERR_INCLUSION", "is not included in the list")),
                false,
                false,
                request.parameter("private_comment").orElse(""),
                request.parameter("public_comment").orElse(""),
                false);
    }

    private Response add(Request request) {
        return room.change(request, TAB, "server", TAB.title(), this::parts, by -> {
            var terms = terms(request);
            database.transaction(tx -> limits.add(
                            tx, by.account(), request.parameter("domain").orElse(""), terms))
                    .orElseThrow(() -> Invalid.field("domain", "ERR_TAKEN", "is limited already"));
            return Room.done(TAB.path(), "limited");
        });
    }

    private Response remove(Request request) {
        return room.change(request, TAB, "remove", TAB.title(), this::parts, by -> {
            database.write(tx -> limits.remove(
                    tx,
                    by.account(),
                    blocks.find(tx, Id.parse(request.pathParameter("block")).orElseThrow(NotFound::new))
                            .orElseThrow(NotFound::new)));
            return Room.done(TAB.path(), "unlimited");
        });
    }
}
