package folkmoot.door.web.operation;

import folkmoot.door.web.Messages;

/** Sizes for people. */
final class Sizes {

    private static final double STEP = 1024;

    private Sizes() {}

    /** In the unit that keeps the number short. */
    static String words(Messages text, long bytes) {
        double size = bytes / STEP;
        for (var unit : new String[] {"kb", "mb"}) {
            if (size < STEP) {
                return text.get("operation.size." + unit, size);
            }
            size /= STEP;
        }
        return text.get("operation.size.gb", size);
    }
}
