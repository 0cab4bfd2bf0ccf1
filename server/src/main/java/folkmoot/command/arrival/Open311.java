package folkmoot.command.arrival;

import folkmoot.civic.arrival.Arrival;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Service requests of Open311 GeoReport v2, with the fields that FixMyStreet adds. */
final class Open311 {

    private static final Set<String> USED = Set.of(
            "service_request_id",
            "title",
            "service_name",
            "service_code",
            "description",
            "detail",
            "status",
            "status_notes",
            "agency_responsible",
            "requested_datetime",
            "updated_datetime",
            "address",
            "lat",
            "long",
            "requestor_name");

    private Open311() {}

    static void read(Path file, Consumer<Format.Read> each) throws IOException {
        if (isXml(file)) {
            xml(file, row -> each.accept(arrival(row)));
        } else {
            Records.json(file, "requests", node -> {
                var row = new LinkedHashMap<String, String>();
                node.properties().forEach(field -> {
                    var value = field.getValue();
                    if (!value.isNull()) {
                        row.put(
                                field.getKey(),
                                value.path("recipient").isArray()
                                        ? value.path("recipient").path(0).asText()
                                        : value.isValueNode() ? value.asText() : value.toString());
                    }
                });
                each.accept(arrival(row));
            });
        }
    }

    private static boolean isXml(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return folkmoot.platform.text.SavedText.read(in.readNBytes(64))
                    .stripLeading()
                    .startsWith("<");
        }
    }

    private static void xml(Path file, Consumer<Map<String, String>> each) throws IOException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // no entity of a stranger is looked up
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = Files.newInputStream(file)) {
            var reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("request")) {
                    each.accept(request(reader));
                }
            }
        } catch (XMLStreamException broken) {
            throw Invalid.refused(file.getFileName() + " cannot be read as XML: "
                    + broken.getMessage().lines().findFirst().orElse("") + ". What stood before was taken.");
        }
    }

    private static Map<String, String> request(XMLStreamReader reader) throws XMLStreamException {
        var row = new LinkedHashMap<String, String>();
        var name = "";
        var text = new StringBuilder();
        int depth = 0;
        while (true) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    if (depth++ == 0) {
                        name = reader.getLocalName();
                        text.setLength(0);
                    }
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(reader.getText());
                case XMLStreamReader.END_ELEMENT -> {
                    if (depth-- == 0) {
                        return row;
                    }
                    if (depth == 0 && !text.toString().isBlank()) {
                        row.put(name, text.toString().strip());
                    }
                }
                default -> {
                    // remarks and the like
                }
            }
        }
    }

    private static Format.Read arrival(Map<String, String> row) {
        var id = row.getOrDefault("service_request_id", "").strip();
        if (id.isEmpty()) {
            return new Format.Read.Unreadable("is no service request: it has no service_request_id");
        }
        var description = Plain.text(row.getOrDefault("detail", row.getOrDefault("description", "")));
        var title = row.getOrDefault("title", "").strip();
        if (title.isEmpty()) {
            title = Stream.of(
                            row.getOrDefault("service_name", ""),
                            description.lines().findFirst().orElse(""))
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(": "));
        }
        var requested = Times.read(row.getOrDefault("requested_datetime", ""));
        var updated = Times.read(row.getOrDefault("updated_datetime", ""));
        var status = row.getOrDefault("status", "open");
        var history = new ArrayList<Arrival.Said>();
        requested.ifPresent(at -> history.add(new Arrival.Said(Optional.of(at), "", "reported", Optional.empty())));
        updated.ifPresent(at -> history.add(new Arrival.Said(Optional.of(at), "", status, Optional.empty())));
        var notes = Plain.text(row.getOrDefault("status_notes", ""));
        var answers = notes.isEmpty()
                ? List.<Arrival.Said>of()
                : List.of(
                        new Arrival.Said(updated, row.getOrDefault("agency_responsible", ""), notes, Optional.empty()));
        return new Format.Read.One(new Arrival(
                id,
                Optional.empty(),
                title,
                "",
                description,
                Optional.empty(),
                Optional.ofNullable(row.get("service_name")),
                place(row),
                row.getOrDefault("requestor_name", "").strip(),
                Optional.empty(),
                status,
                !status.matches("closed|fixed.*"),
                requested,
                history,
                answers,
                List.of(),
                row.keySet().stream().filter(field -> !USED.contains(field)).toList()));
    }

    private static Optional<String> place(Map<String, String> row) {
        var parts = Stream.of(
                        row.getOrDefault("address", ""),
                        row.containsKey("lat") && row.containsKey("long")
                                ? row.get("lat") + ", " + row.get("long")
                                : "")
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
        return Optional.of(parts).filter(text -> !text.isEmpty());
    }
}
