package folkmoot.door.web.settings;

import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FieldNames;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Items;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.filter.Filter;
import folkmoot.talk.filter.FilterAction;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.filter.FilterDraft;
import folkmoot.talk.filter.FilterDraft.KeywordChange;
import folkmoot.talk.filter.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody does not want to read. Words are typed one to a line. */
final class FilterPages {

    private static final Subject SUBJECT = Subject.FILTERS;
    private static final String PATH = SUBJECT.path();
    private static final String CONTEXT = "context[]";
    private static final String KEEP = "keep";
    private static final Map<String, String> NAMES =
            Map.of("context", CONTEXT, "keyword", "words", "keywords", "words");

    /** In days; a filter may also end never, or when it did before. */
    private static final List<String> SPANS = List.of("1", "7", "30", "90");

    private final Room room;
    private final Database database;
    private final Filters filters;
    private final Views views;

    FilterPages(Room room, Database database, Filters filters, Views views) {
        this.room = room;
        this.database = database;
        this.filters = filters;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::list))
                .post(PATH, this::create)
                .get(PATH + "/:id", request -> room.show(request, "settings.filters.edit", this::one))
                .post(PATH + "/:id", this::update)
                .get(PATH + "/:id/delete", request -> room.show(request, "settings.filters.delete", this::sure))
                .post(PATH + "/:id/delete", this::remove);
    }

    private List<Part> list(Asked asked) {
        var found = database.read(tx -> filters.list(tx, asked.session().user().account()));
        var text = asked.text();
        return List.of(
                new Words(text.get("settings.filters.lead")),
                new Items(
                        found.stream().map(filter -> item(asked, filter)).toList(), text.get("settings.filters.none")),
                new Part.Heading(text.get("settings.filters.new")),
                new Filled(form(asked, "new", PATH, Optional.empty()).button("settings.filters.make")));
    }

    private Item item(Asked asked, Filter filter) {
        var text = asked.text();
        var lines = new ArrayList<String>();
        lines.add(filter.keywords().stream().map(Filter.Keyword::text).collect(Collectors.joining(" · ")));
        lines.add(Arrays.stream(FilterContext.values())
                .filter(filter.contexts()::contains)
                .map(context -> text.get("settings.filters.context[]." + context.word()))
                .collect(Collectors.joining(", ")));
        filter.expires().ifPresent(end -> lines.add(text.get("settings.filters.until", views.moment(text, end))));
        return new Item(
                filter.title(),
                path(filter),
                List.of(text.get("settings.filters.action." + filter.action().word())),
                lines,
                "",
                List.of(
                        new Part.Link(path(filter), text.get("settings.change")),
                        new Part.Link(path(filter) + "/delete", text.get("settings.filters.delete"))),
                List.of());
    }

    private static String path(Filter filter) {
        return PATH + "/" + filter.id();
    }

    private FormBuilder form(Asked asked, String id, String action, Optional<Filter> filter) {
        var text = asked.text();
        var spans = new ArrayList<String>();
        filter.flatMap(Filter::expires).ifPresent(_ -> spans.add(KEEP));
        spans.add("");
        spans.addAll(SPANS);
        return asked.form("settings.filters.", id, action)
                .required("title", Kind.TEXT, filter.map(Filter::title).orElse(""), 256)
                .area("words", filter.map(FilterPages::words).orElse(""), 4, false, 0)
                .tick("whole", filter.map(FilterPages::whole).orElse(true))
                .several(
                        CONTEXT,
                        Arrays.stream(FilterContext.values())
                                .map(FilterContext::word)
                                .toList(),
                        filter.map(known -> known.contexts().stream()
                                        .map(FilterContext::word)
                                        .collect(Collectors.toSet()))
                                .orElse(Set.of("home", "public")))
                .pick(
                        "action",
                        Arrays.stream(FilterAction.values())
                                .map(FilterAction::word)
                                .toList(),
                        filter.map(known -> known.action().word()).orElse("warn"))
                .pick(
                        "days",
                        spans,
                        days -> days.isEmpty()
                                ? text.get("settings.filters.days.never")
                                : days.equals(KEEP)
                                        ? views.moment(
                                                text,
                                                filter.orElseThrow().expires().orElseThrow())
                                        : text.get("settings.filters.days.count", Integer.parseInt(days)),
                        spans.getFirst());
    }

    private static String words(Filter filter) {
        return filter.keywords().stream().map(Filter.Keyword::text).collect(Collectors.joining("\n"));
    }

    private static boolean whole(Filter filter) {
        return filter.keywords().stream().allMatch(Filter.Keyword::wholeWord);
    }

    private Filter filter(Asked asked) {
        return database.read(tx -> filters.require(tx, asked.session().user().account(), id(asked.request())));
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
    }

    private List<Part> one(Asked asked) {
        var filter = filter(asked);
        return List.of(
                new Filled(
                        form(asked, "filter", path(filter), Optional.of(filter)).button("settings.save")),
                new Part.Links(List.of(
                        new Part.Link(path(filter) + "/delete", asked.text().get("settings.filters.delete")),
                        new Part.Link(PATH, asked.text().get("settings.filters.all")))));
    }

    private List<Part> sure(Asked asked) {
        var filter = filter(asked);
        return List.of(
                new Words(asked.text().get("settings.filters.sure", filter.title())),
                new Part.Acts(List.of(asked.form("settings.filters.", "delete", path(filter) + "/delete")
                        .button("settings.filters.delete", Form.Tone.DANGER, ""))),
                new Part.Links(List.of(new Part.Link(PATH, asked.text().get("settings.filters.all")))));
    }

    private Response create(Request request) {
        return room.change(request, "new", SUBJECT.title(), this::list, session -> {
            FieldNames.during(
                    NAMES,
                    () -> database.write(tx -> filters.create(
                            tx, session.user().account(), draft(request, added(typed(request), request, List.of())))));
            return Room.done(PATH, "filter");
        });
    }

    private Response update(Request request) {
        return room.change(request, "filter", "settings.filters.edit", this::one, session -> {
            var me = session.user().account();
            FieldNames.during(
                    NAMES,
                    () -> database.write(tx -> {
                        var before = filters.require(tx, me, id(request));
                        filters.update(tx, me, before.id(), draft(request, changes(before, request)));
                    }));
            return Room.done(PATH, "saved");
        });
    }

    private Response remove(Request request) {
        return room.change(request, "delete", "settings.filters.delete", this::sure, session -> {
            database.write(tx -> filters.remove(tx, session.user().account(), id(request)));
            return Room.done(PATH, "removed");
        });
    }

    private static FilterDraft draft(Request request, List<KeywordChange> keywords) {
        return new FilterDraft(
                Optional.of(request.parameter("title").orElse("")),
                Optional.of(contexts(request)),
                Optional.of(FilterAction.of(request.parameter("action").orElse(""))
                        .orElseThrow(() -> Invalid.field("action", "ERR_INCLUSION", "is not included in the list"))),
                span(request),
                keywords);
    }

    private static Set<FilterContext> contexts(Request request) {
        return request.parameters().texts(CONTEXT).stream()
                .map(word -> FilterContext.of(word)
                        .orElseThrow(() -> Invalid.field("context", "ERR_INCLUSION", "is not included in the list")))
                .collect(Collectors.toSet());
    }

    private static Optional<Optional<Duration>> span(Request request) {
        var days = request.parameter("days").orElse("");
        return days.equals(KEEP)
                ? Optional.empty()
                : Optional.of(Optional.of(days)
                        .filter(SPANS::contains)
                        .map(number -> Duration.ofDays(Long.parseLong(number))));
    }

    private static Set<String> typed(Request request) {
        return request.parameter("words")
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What was there and was not typed again goes; what stays may be a whole word from now on, or no longer. */
    private static List<KeywordChange> changes(Filter before, Request request) {
        var wanted = typed(request);
        var changes = new ArrayList<KeywordChange>();
        before.keywords()
                .forEach(known -> changes.add(new KeywordChange(
                        Optional.of(known.id()),
                        Optional.empty(),
                        Optional.of(request.flag("whole")),
                        !wanted.contains(known.text()))));
        changes.addAll(added(wanted, request, before.keywords()));
        return changes;
    }

    private static List<KeywordChange> added(Set<String> wanted, Request request, List<Filter.Keyword> known) {
        return wanted.stream()
                .filter(word -> known.stream().noneMatch(each -> each.text().equals(word)))
                .map(word -> new KeywordChange(
                        Optional.empty(), Optional.of(word), Optional.of(request.flag("whole")), false))
                .toList();
    }
}
