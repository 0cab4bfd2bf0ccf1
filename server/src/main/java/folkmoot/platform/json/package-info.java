/** JSON in the form that the client API gives it, wherever it is written or read: in answers, in streams, in rows; and the lists of JSON lines that come along. */
package folkmoot.platform.json;
