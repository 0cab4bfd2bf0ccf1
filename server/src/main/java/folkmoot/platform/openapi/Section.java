package folkmoot.platform.openapi;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Operations that belong together. */
public record Section(String title, List<Operation> operations) {

    /** Of these, each of which stands under a common beginning of paths. */
    public static Section of(String title, String base, Operation... operations) {
        return new Section(
                title,
                Stream.of(operations)
                        .flatMap(Operation::expanded)
                        .map(one -> one.under(base))
                        .toList());
    }

    /** Only the operations in whose path or words all of these stand, in any case. */
    public Section with(String words) {
        var wanted = List.of(words.toLowerCase(Locale.ROOT).split("\\s+"));
        return new Section(
                title,
                operations.stream()
                        .filter(one -> {
                            var said = (one.template() + " " + one.text()).toLowerCase(Locale.ROOT);
                            return wanted.stream().allMatch(said::contains);
                        })
                        .toList());
    }
}
