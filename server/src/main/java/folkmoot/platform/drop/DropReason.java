package folkmoot.platform.drop;

import java.util.Locale;

/** Why an activity that was answered with 202 changed nothing. */
public enum DropReason {
    /** A deletion or a change of an account that was never heard of here. */
    STRANGER,
    /** Too much of one thing. */
    FLOOD,
    /** It cannot be read after all. */
    UNREADABLE,
    /** Its sender is unknown, gone or shut out. */
    SENDER,
    /** Its sender may not do that. */
    FORBIDDEN,
    /** Nobody here follows, is named or is answered. */
    UNCONCERNED,
    /** What it is about is not here, not ours, or not for its sender. */
    UNKNOWN_OBJECT,
    /** What it is about could not be read from its own server, or is not what was said. */
    UNREAD_OBJECT,
    /** It says nothing new, or something older. */
    KNOWN,
    /** It was taken back or removed before. */
    TAKEN_BACK,
    /** It takes back, or answers, what is not there. */
    NOTHING_THERE,
    /** A community or a thread does not take it. */
    CLOSED,
    /** A kind of activity, or of object, with which nothing is done here. */
    IGNORED,
    /** The server of what it is about did not answer for days. */
    OUT_OF_REACH,
    /** A fault of ours. */
    FAULT;

    /** As it stands in the database, in metrics and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
