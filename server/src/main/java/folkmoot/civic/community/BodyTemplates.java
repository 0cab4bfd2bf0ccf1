package folkmoot.civic.community;

import folkmoot.civic.body.NewBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Kinds of bodies that many towns have, to begin an entry from; who they are, and where, its moderators fill in. */
public final class BodyTemplates {

    private static final String FILE = "civic/body_templates.jsonl";

    private BodyTemplates() {}

    public static List<NewBody> all() {
        try (var in = BodyTemplates.class.getClassLoader().getResourceAsStream(FILE)) {
            return RegisterFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .map(line -> line.typed().asNew())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<NewBody> find(String slug) {
        return all().stream().filter(body -> body.slug().equals(slug)).findFirst();
    }
}
