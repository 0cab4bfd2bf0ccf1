package folkmoot.civic.notice;

import folkmoot.platform.mail.Mail;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail server sends back when it could not deliver (RFC 3464, RFC 3462): believed by the receipt that stood in the head of our
 * mail, which nobody else knows, and only where it says that it failed for good.
 */
public final class Bounces {

    private static final Pattern RECEIPT =
            Pattern.compile("(?im)^\\s*>?\\s*" + Mail.RECEIPT + ":\\s*([A-Za-z0-9_-]{20,100})\\s*$");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");
    private static final Pattern FOR_GOOD = Pattern.compile("(?im)^Status:\\s*5\\.");

    private Bounces() {}

    /** The receipt of a mail that failed for good; empty for any other message. @param message as it came, head and body */
    public static Optional<String> receipt(String message) {
        var found = RECEIPT.matcher(message);
        return found.find()
                        && FAILED.matcher(message).find()
                        && FOR_GOOD.matcher(message).find()
                ? Optional.of(found.group(1))
                : Optional.empty();
    }
}
