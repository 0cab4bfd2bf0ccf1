package folkmoot.door.mail;

/**
 * What is said to the mail server.
 *
 * @param code of RFC 5321: 250 it is done, 4xx try again, 5xx never
 * @param text with the enhanced code of RFC 3463 in front
 */
record LmtpReply(int code, String text) {

    private static final int LONGEST = 400;

    /** One line, in characters that every mail server takes (RFC 5321 4.5.3.1.5). */
    String line() {
        var clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return code + " " + (clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean);
    }

    boolean isGood() {
        return code < 400;
    }
}
