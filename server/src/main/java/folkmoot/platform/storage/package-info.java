/** Where files stand: a folder of this machine, or an object store that speaks S3. Knows nothing of what is in them. */
package folkmoot.platform.storage;
