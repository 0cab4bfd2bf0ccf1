package folkmoot.door.web.operation;

import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.setting.LiveSetting;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.platform.setting.LiveSettings.Source;
import folkmoot.platform.setting.LiveSettings.Value;
import folkmoot.stewardship.moderation.ModerationActs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Settings that need no restart: what each is, where that comes from, and another value for it. */
final class SettingPages {

    private static final Desk DESK = Desk.SETTINGS;
    private static final String ONE = DESK.path() + "/:key";
    private static final int LONGEST = 500;

    private final StaffRoom room;
    private final Database database;
    private final LiveSettings settings;
    private final ModerationActs acts;

    SettingPages(StaffRoom room, Database database, LiveSettings settings, ModerationActs acts) {
        this.room = room;
        this.database = database;
        this.settings = settings;
        this.acts = acts;
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts))
                .post(ONE, this::set)
                .post(ONE + "/take-back", this::takeBack);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.settings.lead")));
        parts.add(new Part.Words(text.get("operation.settings.wins")));
        for (var setting : LiveSetting.values()) {
            var value = settings.value(setting);
            var path = DESK.path() + "/" + setting.key();
            parts.add(new Part.Heading(setting.key()));
            parts.add(new Part.Words(source(text, value)));
            parts.add(new Part.Filled(field(asked.form("operation.settings.", id(setting), path), value, text)
                    .button("settings.save", Form.Tone.QUIET, text.get("operation.settings." + setting.key()))));
            if (value.source() == Source.BROWSER) {
                parts.add(new Part.Acts(
                        List.of(asked.form("operation.settings.", "back-" + id(setting), path + "/take-back")
                                .button(
                                        "operation.settings.back",
                                        Form.Tone.SMALL,
                                        text.get("operation.settings." + setting.key())))));
            }
        }
        parts.add(new Part.Words(text.get("operation.settings.others")));
        return parts;
    }

    private static String id(LiveSetting setting) {
        return setting.key().replace('.', '-');
    }

    /** The field of one, under its key. */
    static FormBuilder field(FormBuilder form, Value value, Messages text) {
        var setting = value.setting();
        return switch (setting.kind()) {
            case CHOICE -> form.pick(setting.key(), setting.choices(), value.value());
            case LANGUAGE -> {
                var languages = new LinkedHashSet<>(Messages.LANGUAGES.keySet());
                languages.add(value.value());
                yield form.pick(
                        setting.key(), languages, code -> Messages.LANGUAGES.getOrDefault(code, code), value.value());
            }
            case TEXT -> form.area(setting.key(), value.value(), 3, true, LONGEST);
            case EMAIL -> form.line(setting.key(), Kind.EMAIL, value.value(), LONGEST);
            case DAYS -> form.area(setting.key(), value.value(), 3, false, LONGEST);
            case DURATION -> form.required(setting.key(), Kind.ADDRESS, value.value(), 20);
        };
    }

    private static String source(Messages text, Value value) {
        return switch (value.source()) {
            case BROWSER -> text.get("operation.settings.from.browser", shown(text, value.beneath()));
            case START -> text.get("operation.settings.from.start", value.from());
            case DEFAULT -> text.get("operation.settings.from.default");
        };
    }

    private static String shown(Messages text, String value) {
        return value.isEmpty() ? text.get("operation.settings.nothing") : value;
    }

    private static LiveSetting setting(Request request) {
        return LiveSetting.of(request.pathParameter("key")).orElseThrow(NotFound::new);
    }

    private Response set(Request request) {
        var form = Optional.of(request.pathParameter("key"))
                .flatMap(LiveSetting::of)
                .map(SettingPages::id)
                .orElse("");
        return room.change(request, DESK, form, DESK.title(), this::parts, by -> {
            var setting = setting(request);
            settings.set(by.account(), setting, typed(request, setting));
            database.write(tx -> acts.note(tx, by.account(), "set-setting", setting.key()));
            return Room.done(DESK.path(), "saved");
        });
    }

    /** Lists are typed a line each, too. */
    static String typed(Request request, LiveSetting setting) {
        var typed = request.parameters().typed(setting.key()).orElse("");
        return setting.kind() == LiveSetting.Kind.DAYS
                ? String.join(
                        ",",
                        Arrays.stream(typed.split("[,\\s]+"))
                                .filter(day -> !day.isEmpty())
                                .toList())
                : typed;
    }

    private Response takeBack(Request request) {
        return room.change(request, DESK, "", DESK.title(), this::parts, by -> {
            var setting = setting(request);
            if (settings.takeBack(setting)) {
                database.write(tx -> acts.note(tx, by.account(), "take-back-setting", setting.key()));
            }
            return Room.done(DESK.path(), "taken-back");
        });
    }
}
