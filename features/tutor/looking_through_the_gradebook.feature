Feature: Looking through the gradebook and the review
  A table of many students and assignments is of use only when one finds in it what one looks for.
  For teachers, who look for the one student who needs them.

  Rule: Over each column stands which assignment it is and when it is due; the head of a table is no matter of the API

    @nightly @UI-235 @ui @no-api
    Scenario: The head of a column
      Given Ada teaches Ben
      When Ada publishes the homework "Week 1", due tomorrow
      Then over "Week 1" in Ada's gradebook stands when it is due

  Rule: Students are found by score and by name; looking is no matter of the API

    @nightly @UI-238 @UI-239 @ui @no-api
    Scenario: The weakest first, and one by name
      Given Ada teaches Ben and Cleo
      When Ada gives the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      Then in the order of "Week 1" Ada's gradebook shows Cleo before Ben
      And looking for Cleo Ada finds nobody else in the gradebook

  Rule: Who was dropped is shown when asked for; looking is no matter of the API

    @nightly @UI-240 @ui @no-api
    Scenario: A dropped student
      Given Ada teaches Ben and Cleo
      When Ada drops Ben
      Then Ben is in Ada's gradebook only when those who were dropped are asked for

  Rule: A gradebook without assignments says so; words on a page are no matter of the API

    @nightly @UI-243 @ui @no-api
    Scenario: Nothing assigned
      Given Ada teaches Ben
      When Cleo joins section "1st" of Ada's course
      Then Ada's gradebook says that there is nothing yet

  Rule: A student reads the own averages and the score of each assignment

    @nightly @UI-252 @api @ui
    Scenario: The own average
      Given Ada teaches Ben
      When Ada gives the homework "Week 1", due 2 days ago, which Ben worked all right
      Then Ben has an average of 100 % in Ben's gradebook
      And Ben is shown full points for "Week 1"

  Rule: A teacher reads what was written, with names or without

    @UI-255 @api @ui
    Scenario: With names
      Given Ada teaches Ben and Cleo
      And Ada has published the homework "Essay", on page 9, with 1 question
      And Ben has written "It falls." as answer to question 1 of "Essay"
      When Cleo writes "It rises." as answer to question 1 of "Essay"
      Then Ada reads "It falls." of Ben and "It rises." of Cleo in "Essay"

  Rule: Names can be hidden, so that nobody is graded by name; hiding is no matter of the API

    @nightly @UI-258 @ui @no-api
    Scenario: Without names
      Given Ada teaches Ben
      And Ada has published the homework "Essay", on page 9, with 1 question
      When Ben writes "It falls." as answer to question 1 of "Essay"
      Then with names hidden Ada reads "It falls." in "Essay", and no name

  Rule: A teacher can go through a student's work and change nothing in it; walking is no matter of the API

    @nightly @UI-257 @ui @no-api
    Scenario: From the scores to the work
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben answers question 2 of "Week 1" right
      Then Ada can look at Ben's work on "Week 1", and not answer in it
