package folkmoot.platform.mail;

/** A mail could not be handed over; the job tries again. */
public final class MailFailure extends RuntimeException {

    public MailFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
