package folkmoot.talk.letter;

/** A mail is not taken; its sender is told why by the mail server that handed it over. */
public final class Refused extends RuntimeException {

    private final String status;

    /** @param status the enhanced code of RFC 3463, such as {@code 5.7.1} or, for what may be tried again, {@code 4.7.1} */
    public Refused(String status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** The enhanced code of RFC 3463. */
    public String status() {
        return status;
    }
}
