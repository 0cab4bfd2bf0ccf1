package folkmoot.platform.openapi;

import java.util.List;
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
}
