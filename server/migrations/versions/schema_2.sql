CREATE TABLE wrong_code (
    drawer INTEGER NOT NULL,
    tries TEXT NOT NULL,
    last TEXT NOT NULL,
    CONSTRAINT pk_wrong_code PRIMARY KEY (drawer)
);
