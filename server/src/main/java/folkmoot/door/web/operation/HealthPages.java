package folkmoot.door.web.operation;

import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.operation.Health;
import folkmoot.stewardship.operation.HealthSamples.Sample;
import folkmoot.stewardship.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How each part does now, and how the last day went. */
final class HealthPages {

    private static final int ROWS = 24;

    private final StaffRoom room;
    private final Database database;
    private final Operation operation;
    private final Views views;

    HealthPages(StaffRoom room, Database database, Operation operation, Views views) {
        this.room = room;
        this.database = database;
        this.operation = operation;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(Desk.HEALTH.path(), request -> room.show(request, Desk.HEALTH, this::parts));
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.health.lead")));
        if (database.read(operation.firstSteps()::next).isPresent()) {
            parts.add(new Part.Note("", text.get("operation.health.first")));
            parts.add(new Part.Links(
                    List.of(new Part.Link(Desk.FIRST_STEPS.path(), text.get(Desk.FIRST_STEPS.title())))));
        }
        var all = operation.health().parts();
        parts.add(new Part.Items(
                all.stream()
                        .filter(part -> part.state() != Health.State.GOOD)
                        .map(part -> item(text, part))
                        .toList(),
                text.get("operation.health.good")));
        parts.add(new Part.Table(
                text.get("operation.health.all"),
                List.of(
                        text.get("operation.health.part"),
                        text.get("operation.health.state"),
                        text.get("operation.health.now")),
                all.stream()
                        .map(part -> List.of(
                                text.get("operation.health." + part.word()), state(text, part), words(text, part)))
                        .toList()));
        parts.add(new Part.Heading(text.get("operation.health.day")));
        var samples = database.read(operation.samples()::ofTheLastDay);
        if (samples.isEmpty()) {
            parts.add(new Part.Words(text.get("operation.health.none")));
        } else {
            parts.add(plot(text, samples, "statements", Sample::statements));
            parts.add(plot(text, samples, "jobs", Sample::jobs));
            parts.add(plot(text, samples, "inbox", Sample::inbox));
            parts.add(plot(text, samples, "deliveries", Sample::deliveries));
        }
        return parts;
    }

    private static Item item(Messages text, Health.Part part) {
        return new Item(
                text.get("operation.health." + part.word()),
                "",
                List.of(state(text, part)),
                List.of(words(text, part)),
                "",
                List.of(),
                List.of());
    }

    private static String state(Messages text, Health.Part part) {
        return text.get("operation.state." + part.state().name().toLowerCase(Locale.ROOT));
    }

    private static String words(Messages text, Health.Part part) {
        return text.get(
                "operation.health." + part.word() + ".words", part.values().toArray());
    }

    private Part plot(Messages text, List<Sample> samples, String word, ToLongFunction<Sample> value) {
        var values = samples.stream().map(value::applyAsLong).toList();
        int every = Math.max(1, samples.size() / ROWS);
        var rows = new ArrayList<List<String>>();
        for (int i = samples.size() - 1; i >= 0; i -= every) {
            rows.add(List.of(views.moment(text, samples.get(i).at()), text.get("number", values.get(i))));
        }
        long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        return Plot.of(
                values,
                new Part.Table(
                        text.get("operation.plot." + word, most),
                        List.of(text.get("operation.plot.when"), text.get("operation.plot.number")),
                        rows));
    }
}
