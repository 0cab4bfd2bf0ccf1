package folkmoot.civic.community;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes a file into a register: what it does not have is entered, what it has is corrected in the fields that the file names, and what the
 * file does not have stays. All of it or nothing: every fault is named with its line, and where there is one nothing was done.
 */
public final class RegisterImport {

    /** Of one file. */
    static final int MOST_LINES = 2_000;

    private static final int MOST_FAULTS = 200;

    private final Database database;
    private final Bodies bodies;
    private final Registers registers;

    public RegisterImport(Database database, Bodies bodies, Registers registers) {
        this.database = database;
        this.bodies = bodies;
        this.registers = registers;
    }

    /** What became of a file; slugs. */
    public record Outcome(List<String> entered, List<String> corrected, List<String> same) {}

    /** Who does it, asked inside the transaction. */
    @FunctionalInterface
    public interface Keeper {

        Registers.By of(Transaction tx);
    }

    /**
     * Takes a file in, in one transaction. Problems: 403 for anybody but the community's moderators; 422 whose details name each line in
     * which there is a fault.
     */
    public Outcome take(Keeper keeper, String text) {
        var lines = RegisterFile.read(text);
        if (lines.isEmpty()) {
            throw Invalid.refused("There is no body in this file. Its first line names the fields: "
                    + String.join(", ", BodyFields.NAMES));
        }
        if (lines.size() > MOST_LINES) {
            throw Invalid.refused(
                    "A file can have at most " + MOST_LINES + " bodies, and this one has " + lines.size());
        }
        return database.transaction(tx -> new Taking(tx, keeper.of(tx)).all(lines));
    }

    /** One file in its transaction; what it throws undoes everything. */
    private final class Taking {

        private final Transaction tx;
        private final Registers.By by;
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, List<Invalid.Detail>> faults = new LinkedHashMap<>();
        private final Map<String, Body> before;
        private final Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        Taking(Transaction tx, Registers.By by) {
            this.tx = tx;
            this.by = by;
            this.before = bodies.list(tx, by.community().id()).stream()
                    .collect(Collectors.toMap(Body::slug, Function.identity()));
        }

        Outcome all(List<RegisterFile.Line> lines) {
            registers.requireModerator(tx, by);
            requireFields(lines);
            var kin = new ArrayList<RegisterFile.Line>();
            for (var line : lines) {
                attempt(line, () -> one(line, kin));
            }
            kin.forEach(line -> attempt(line, () -> relate(line))); // once all of them are there
            if (!faults.isEmpty()) {
                throw refused();
            }
            return outcome;
        }

        /** A field that there is not is named once, where it comes first: a table has it on every line. */
        private void requireFields(List<RegisterFile.Line> lines) {
            var first = new LinkedHashMap<String, RegisterFile.Line>();
            lines.forEach(line -> line.unknown().forEach(field -> first.putIfAbsent(field, line)));
            first.forEach((field, line) -> attempt(line, () -> {
                throw Invalid.refused("there is no field " + field + ". Fields are "
                        + String.join(", ", BodyFields.NAMES) + ", name_cy …");
            }));
            if (!faults.isEmpty()) {
                throw refused();
            }
        }

        private void one(RegisterFile.Line line, List<RegisterFile.Line> kin) {
            var slug = slug(line);
            var earlier = seen.putIfAbsent(slug, line.number());
            if (earlier != null) {
                throw Invalid.field("slug", "ERR_TAKEN", slug + " stands on line " + earlier + " already");
            }
            var was = Optional.ofNullable(before.get(slug));
            var wanted = was.map(body -> line.typed().over(NewBody.of(body)))
                    .orElseGet(() -> line.typed().asNew());
            if (wanted.parent().isPresent() || wanted.predecessor().isPresent()) {
                kin.add(line);
            }
            if (was.isEmpty()) {
                registers.register(tx, by, wanted.withoutKin());
                outcome.entered().add(slug);
            } else if (wanted.equals(NewBody.of(was.get()))) {
                outcome.same().add(slug);
            } else {
                registers.correct(tx, by, was.get(), wanted.withKin(was.get()));
                outcome.corrected().add(slug);
            }
        }

        private void relate(RegisterFile.Line line) {
            bodies.find(tx, by.community().id(), slug(line)).ifPresent(body -> {
                var wanted = line.typed().over(NewBody.of(body));
                if (!wanted.equals(NewBody.of(body))) {
                    bodies.correct(tx, body, wanted);
                }
            });
        }

        private static String slug(RegisterFile.Line line) {
            return String.join(" ", line.fields().getOrDefault("slug", List.of()))
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }

        private void attempt(RegisterFile.Line line, Runnable work) {
            try {
                work.run();
            } catch (Invalid fault) {
                faults.computeIfAbsent("line " + line.number(), _ -> new ArrayList<>())
                        .add(new Invalid.Detail(
                                "ERR_INVALID", fault.getMessage().replaceFirst("^Validation failed: ", "")));
            }
        }

        private Invalid refused() {
            var sentences = faults.entrySet().stream()
                    .limit(MOST_FAULTS)
                    .map(fault -> fault.getKey().replace("line", "Line") + ": "
                            + fault.getValue().stream()
                                    .map(Invalid.Detail::description)
                                    .distinct()
                                    .collect(Collectors.joining("; ")))
                    .collect(Collectors.joining("\n"));
            return new Invalid(
                    Invalid.Kind.REFUSED,
                    "Nothing was taken from this file, because of these lines.\n" + sentences,
                    faults);
        }
    }

    /** What stands in a register now, to be written into a file. */
    public List<NewBody> entries(Transaction tx, Community community) {
        return bodies.list(tx, community.id()).stream().map(NewBody::of).toList();
    }
}
