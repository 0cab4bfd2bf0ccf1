package folkmoot.talk.media;

/** A file that cannot be taken, with a sentence for its sender. */
final class Unreadable extends Exception {

    Unreadable(String sentence) {
        super(sentence);
    }

    Unreadable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
