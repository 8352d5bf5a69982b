"""The parts of a document: head, subject, addressees, copies, signature (Decree 30/2020/NĐ-CP)."""
