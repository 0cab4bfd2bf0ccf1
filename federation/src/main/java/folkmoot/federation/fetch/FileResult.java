package folkmoot.federation.fetch;

/** What fetching a file of any kind ended with. */
public sealed interface FileResult {

    /** The bytes; what they are is for the caller to find out. */
    record File(byte[] bytes) implements FileResult {}

    record Failed(String reason) implements FileResult {}
}
