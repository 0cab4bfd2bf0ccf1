package folkmoot.platform.storage;

import java.util.regex.Pattern;

/** The form of names in the media storage. */
final class StorageName {

    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*(\\.[a-z0-9]{1,5})?");

    private StorageName() {}

    /** Whether it can be one: no empty, hidden or upward parts. */
    static boolean isValid(String name) {
        return name.length() <= LONGEST && FORM.matcher(name).matches();
    }

    static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("Not a name in the media storage");
        }
        return name;
    }
}
