"""The keys by which a course is paired with a learning management system."""


def keys(browser, school):
    return browser.http.get(f"{browser.url}/api/lms/courses/{school.course['id']}", timeout=20)


def test_a_teacher_sees_the_keys_of_the_course_and_they_stay(school):
    told = keys(school.ada, school).json()
    assert set(told) == {"id", "key", "secret", "configuration_url", "launch_url", "xml"}
    assert told["id"] == school.course["id"]
    assert keys(school.ada, school).json() == told


def test_nobody_else_sees_them(school):
    assert keys(school.ben, school).status_code == 403
