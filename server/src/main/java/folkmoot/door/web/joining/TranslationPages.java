package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For translators: how many texts each language has, which are missing, and which say the same as in English. */
final class TranslationPages {

    private static final String PATH = "/translations";
    private static final int MOST_SHOWN = 200;
    private static final int SHORTEST_TOLD = 12;

    private static final List<String> FOLDERS = Stream.concat(
                    Messages.FOLDERS.stream(),
                    Stream.of("mails", "civic/words", "civic/notices", "civic/news", "push/titles"))
            .toList();

    private final Frame frame;
    private final OpenRoom room;
    private final Map<String, Lack> lacks = lacks();

    TranslationPages(Frame frame) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).get(PATH + "/:language", this::one);
    }

    /** @param missing and same: English texts by folder and key */
    private record Lack(int texts, SortedMap<String, String> missing, SortedMap<String, String> same) {}

    private static Map<String, Lack> lacks() {
        return Messages.LANGUAGES.keySet().stream().collect(Collectors.toMap(code -> code, TranslationPages::lack));
    }

    private static Lack lack(String language) {
        int texts = 0;
        var missing = new TreeMap<String, String>();
        var same = new TreeMap<String, String>();
        for (var folder : FOLDERS) {
            var all = Wording.all(folder);
            var own = all.get(language).own();
            for (var english : all.get("en").own().entrySet()) {
                texts++;
                var there = own.get(english.getKey());
                var name = folder + " " + english.getKey();
                if (there == null) {
                    missing.put(name, english.getValue());
                } else if (there.equals(english.getValue())
                        && english.getValue().length() >= SHORTEST_TOLD) {
                    same.put(name, english.getValue());
                }
            }
        }
        return new Lack(texts, missing, language.equals("en") ? new TreeMap<>() : same);
    }

    private Response show(Request request) {
        var text = frame.text(request);
        var rows = Messages.LANGUAGES.entrySet().stream()
                .map(language -> List.of(
                        language.getValue(),
                        text.get("number", lacks.get(language.getKey()).texts()),
                        text.get(
                                "number", lacks.get(language.getKey()).missing().size()),
                        text.get("number", lacks.get(language.getKey()).same().size())))
                .toList();
        return room.show(
                request,
                200,
                text.get("translations.title"),
                _ -> List.of(
                        new Part.Words(text.get("translations.lead")),
                        new Part.Words(text.get("settings.language.checked")),
                        new Part.Table(
                                text.get("translations.title"),
                                List.of(
                                        text.get("translations.language"),
                                        text.get("translations.texts"),
                                        text.get("translations.missing"),
                                        text.get("translations.same")),
                                rows),
                        new Part.Links(Messages.LANGUAGES.entrySet().stream()
                                .filter(language -> !language.getKey().equals("en"))
                                .map(language -> new Link(PATH + "/" + language.getKey(), language.getValue()))
                                .toList())));
    }

    private Response one(Request request) {
        var text = frame.text(request);
        var language = request.pathParameter("language");
        if (!lacks.containsKey(language)) {
            throw new NotFound();
        }
        var lack = lacks.get(language);
        return room.show(request, 200, text.get("translations.of", Messages.LANGUAGES.get(language)), _ -> {
            var parts = new ArrayList<Part>();
            parts.add(new Part.Heading(text.get("translations.missing")));
            parts.add(new Part.Items(items(lack.missing()), text.get("translations.none")));
            parts.add(new Part.Heading(text.get("translations.same")));
            parts.add(new Part.Items(items(lack.same()), text.get("translations.none")));
            parts.add(new Part.Links(List.of(new Link(PATH, text.get("translations.title")))));
            return parts;
        });
    }

    private static List<Item> items(SortedMap<String, String> texts) {
        return texts.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(entry ->
                        new Item(entry.getKey(), "", List.of(), List.of(), entry.getValue(), List.of(), List.of()))
                .toList();
    }
}
