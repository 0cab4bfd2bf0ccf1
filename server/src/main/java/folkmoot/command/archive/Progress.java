package folkmoot.command.archive;

/** Hears how far it is. */
@FunctionalInterface
public interface Progress {

    /** A table, or the media, is done: its name and how many rows or files. */
    void done(String what, long number);
}
