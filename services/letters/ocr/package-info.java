/** OCR-Worker: reads the letter. */
package letters.ocr;
