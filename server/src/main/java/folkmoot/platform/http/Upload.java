package folkmoot.platform.http;

/** One file of a multipart form. The name and type are what the sender claims. */
public record Upload(String field, String fileName, String contentType, byte[] bytes) {}
