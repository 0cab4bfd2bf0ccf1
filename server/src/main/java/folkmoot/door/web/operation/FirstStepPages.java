package folkmoot.door.web.operation;

import folkmoot.civic.community.Accent;
import folkmoot.civic.community.CivicLists;
import folkmoot.civic.community.NewCommunity;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FieldNames;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.setting.LiveSetting;
import folkmoot.stewardship.look.Looks;
import folkmoot.stewardship.operation.FirstSteps.State;
import folkmoot.stewardship.operation.FirstSteps.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first hour of a new instance, a page for each step. Each does what a page or a command of its own does, too, and can be left for
 * later and taken up again.
 */
final class FirstStepPages {

    private static final Desk DESK = Desk.FIRST_STEPS;
    private static final String WORDS = "operation.first.";
    private static final Body PICTURE = Body.upTo(9 * 1024 * 1024);

    private final StaffRoom room;
    private final Frame frame;
    private final Database database;
    private final House house;
    private final Looks looks;
    private final TestMail mail;

    FirstStepPages(StaffRoom room, Frame frame, House house) {
        this.room = room;
        this.frame = frame;
        this.database = house.platform().database();
        this.house = house;
        this.looks = house.stewardship().looks();
        this.mail = new TestMail(house.platform());
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::overview));
        for (var step : Step.values()) {
            var body = step == Step.CREST ? PICTURE : Body.DEFAULT;
            routing.get(path(step), request -> room.show(request, DESK, title(step), asked -> parts(asked, step)))
                    .post(path(step), body, request -> take(request, step))
                    .post(path(step) + "/leave", request -> leave(request, step));
        }
    }

    private static String path(Step step) {
        return DESK.path() + "/" + step.word();
    }

    private static String title(Step step) {
        return WORDS + step.word() + ".step";
    }

    private List<Part> overview(Asked asked) {
        var text = asked.text();
        var states = database.read(house.stewardship().operation().firstSteps()::states);
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.first.lead")));
        states.entrySet().stream()
                .filter(entry -> entry.getValue() == State.OPEN)
                .findFirst()
                .ifPresent(entry -> parts.add(
                        new Part.Links(List.of(new Link(path(entry.getKey()), text.get("operation.first.go"))))));
        parts.add(new Part.Items(
                states.entrySet().stream()
                        .map(entry -> item(text, entry.getKey(), entry.getValue()))
                        .toList(),
                ""));
        if (!states.containsValue(State.OPEN)) {
            parts.add(new Part.Links(List.of(
                    new Link("/", text.get("operation.first.home")),
                    new Link(Desk.HEALTH.path(), text.get(Desk.HEALTH.title())))));
        }
        return parts;
    }

    private static Item item(Messages text, Step step, State state) {
        return new Item(
                text.get(title(step)),
                path(step),
                List.of(text.get("operation.first.state." + state.name().toLowerCase(Locale.ROOT))),
                List.of(text.get(WORDS + step.word() + ".lead")),
                "",
                List.of(),
                List.of());
    }

    private List<Part> parts(Asked asked, Step step) {
        var text = asked.text();
        var states = database.read(house.stewardship().operation().firstSteps()::states);
        var parts = new ArrayList<Part>();
        parts.add(new Part.Way(
                text.get(DESK.title()),
                Arrays.stream(Step.values())
                        .map(each -> new folkmoot.door.web.ui.Step(
                                text.get(title(each)),
                                each == step ? "here" : states.get(each) == State.DONE ? "past" : ""))
                        .toList()));
        parts.add(new Part.Words(text.get(WORDS + step.word() + ".lead")));
        if (states.get(step) == State.DONE) {
            parts.add(new Part.Note("good", text.get("operation.first.again")));
        }
        switch (step) {
            case MAIL -> parts.add(new Part.Words(mail.where(text)));
            case CREST -> parts.add(new Part.Words(text.get("operation.first.crest.kind")));
            case NAME, LANGUAGE, REGISTRATION, COMMUNITY -> {}
        }
        parts.add(new Part.Filled(form(asked, step)));
        parts.add(new Part.Acts(List.of(asked.form(WORDS, "leave", path(step) + "/leave")
                .button("operation.first.leave", Form.Tone.QUIET, ""))));
        parts.add(new Part.Links(List.of(new Link(DESK.path(), text.get("operation.first.all")))));
        return parts;
    }

    private Form form(Asked asked, Step step) {
        var form = asked.form(WORDS + step.word() + ".", step.word(), path(step));
        return switch (step) {
            case NAME ->
                form.required("name", Kind.TEXT, looks.name(), Looks.LONGEST_NAME)
                        .area("welcome", looks.instance().welcome(), 3, false, Looks.LONGEST_WELCOME)
                        .pick(
                                "accent",
                                Arrays.stream(Accent.values()).map(Accent::word).toList(),
                                word -> asked.text().get("accent." + word),
                                looks.instance().accent().word())
                        .button("operation.first.next");
            case CREST ->
                form.file("crest", "image/png,image/jpeg,image/webp,image/gif").button("operation.first.next");
            case LANGUAGE -> setting(asked, step, LiveSetting.LANGUAGE);
            case REGISTRATION -> setting(asked, step, LiveSetting.REGISTRATION_MODE);
            case MAIL -> form.button("operation.first.mail.send");
            case COMMUNITY -> community(form, asked.text()).button("operation.first.community.make");
        };
    }

    private Form setting(Asked asked, Step step, LiveSetting setting) {
        var form = asked.form("operation.settings.", step.word(), path(step));
        return SettingPages.field(form, house.platform().live().value(setting), asked.text())
                .button("operation.first.next");
    }

    private static FormBuilder community(FormBuilder form, Messages text) {
        return form.required("title", Kind.TEXT, "", 100)
                .required("name", Kind.NAME, "", 30)
                .area("description", "", 3, false, 500)
                .pick(
                        "template",
                        CivicLists.templates().stream()
                                .map(CivicLists.Template::name)
                                .toList(),
                        word -> text.get("operation.template." + word),
                        "general")
                .pick("language", Messages.LANGUAGES.keySet(), Messages.LANGUAGES::get, text.language());
    }

    private Response take(Request request, Step step) {
        return room.change(request, DESK, step.word(), title(step), asked -> parts(asked, step), by -> {
            switch (step) {
                case NAME ->
                    looks.set(
                            by,
                            new Looks.Wanted(
                                    request.parameter("name").orElse(""),
                                    request.parameter("accent").orElse(""),
                                    request.parameter("welcome").orElse(""),
                                    Optional.empty(),
                                    Optional.empty()));
                case CREST -> crest(request, by);
                case LANGUAGE -> set(request, by, LiveSetting.LANGUAGE);
                case REGISTRATION -> set(request, by, LiveSetting.REGISTRATION_MODE);
                case COMMUNITY -> FieldNames.during(Map.of("username", "name"), () -> make(request, by));
                case MAIL -> {
                    var failure = mail.send(request, frame.text(request), by);
                    if (failure.isPresent()) {
                        return failed(request, failure.get());
                    }
                }
            }
            database.write(tx -> house.stewardship().operation().firstSteps().note(tx, step, true));
            return onward(step, "step");
        });
    }

    /** The page says what the mail server said: nobody else could. */
    private Response failed(Request request, String failure) {
        return room.show(request, DESK, title(Step.MAIL), asked -> {
            var parts = new ArrayList<Part>();
            parts.add(new Part.Note("warn", asked.text().get("operation.first.mail.failed", failure)));
            parts.addAll(parts(asked, Step.MAIL));
            return parts;
        });
    }

    private void crest(Request request, User by) {
        var file = request.file("crest").orElseThrow(() -> Invalid.field("crest", "ERR_BLANK", "can't be blank"));
        var now = looks.instance();
        looks.set(
                by,
                new Looks.Wanted(
                        looks.name(), now.accent().word(), now.welcome(), Optional.of(file), Optional.empty()));
    }

    private void set(Request request, User by, LiveSetting setting) {
        house.platform().live().set(by.account(), setting, SettingPages.typed(request, setting));
        database.write(tx -> house.stewardship().acts().note(tx, by.account(), "set-setting", setting.key()));
    }

    private void make(Request request, User by) {
        var communities = house.civic().registry().communities();
        database.write(tx -> {
            var made = communities.create(
                    tx,
                    new NewCommunity(
                            request.parameter("name").orElse(""),
                            request.parameter("title").orElse(""),
                            request.parameter("description"),
                            request.parameter("template"),
                            request.parameter("language").filter(Messages.LANGUAGES::containsKey),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(by.id())));
            communities.addModerator(tx, made, house.people().accounts().require(tx, by.account()));
            house.stewardship().acts().note(tx, by.account(), "create-community", made.name());
        });
    }

    private Response leave(Request request, Step step) {
        return room.change(request, DESK, "leave", title(step), asked -> parts(asked, step), _ -> {
            database.write(tx -> house.stewardship().operation().firstSteps().note(tx, step, false));
            return onward(step, "left");
        });
    }

    private Response onward(Step step, String done) {
        return Room.done(step.next().map(FirstStepPages::path).orElse(DESK.path()), done);
    }
}
